"""Where dossiers come from: one system, one module."""
