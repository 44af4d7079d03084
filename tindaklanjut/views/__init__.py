"""Pages of rapat, kendala and tindak lanjut: lists, details, forms and their steps."""
