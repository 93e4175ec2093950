"""Messages written down before they are acknowledged, and answers until they are sent."""
