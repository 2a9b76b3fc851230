package form

// Made are the facts of a form that is made by now.
func (s Facts) Made() Facts {
	if s.later != nil {
		return s.later()
	}
	return s
}
