"""What speakers and sides have told, side by side and in the order of time: pure functions over statements, no SQL, no HTTP."""
