"""What any program of this kind needs: terminal, progress, shipped files, workers."""
