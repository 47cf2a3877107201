"""The gazetteer that the wheel ships: towns of 5,000 people and more, after GeoNames."""
