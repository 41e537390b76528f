"""What survey platforms export: read as it stands, and drafted into a questionnaire that a person confirms."""
