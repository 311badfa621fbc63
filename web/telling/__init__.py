"""What the pages of figures tell: counted in the database, set beside the stretch before, drawn as charts and tables."""
