"""One step, one module; never changed once it was released."""
