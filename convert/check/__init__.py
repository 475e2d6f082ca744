"""Read outputs back and judge them."""
