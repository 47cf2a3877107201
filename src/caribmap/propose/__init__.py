"""What the desk proposes: pure functions of a text and of what is known already. A person decides."""
