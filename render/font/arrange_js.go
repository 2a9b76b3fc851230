package font

// arrange leaves all lines as they are: pages measure letter by letter.
func (l *layer) arrange() bool { return false }
