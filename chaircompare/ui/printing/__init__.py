"""Documents on paper and in PDF files: laid out once, drawn alike in preview, file and printer."""
