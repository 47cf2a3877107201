"""What mends a fault: one table for the desk's buttons and for `caribmap fix`."""
