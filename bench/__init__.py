"""How fast and how big the product is: ``python -m bench``."""
