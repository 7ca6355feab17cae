"""What goes to whom: the extract a department gets, how it is sent, what is kept of it until it is back."""
