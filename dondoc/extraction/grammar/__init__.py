"""What one phrase means by itself: words, markers, labels, times, numbers, agencies, and who does what."""
