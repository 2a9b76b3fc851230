package styles

import "fmt"

// Warning is a remark about a stylesheet that can be used all the same.
type Warning struct {
	// Name is the stylesheet's name as it was given to Parse.
	Name string
	// Line and Column count from 1; columns count characters.
	Line, Column int
	// Text says what was found and what to try.
	Text string
}

// String puts the place before the text: "style.css:12:3: ...".
func (w Warning) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", w.Name, w.Line, w.Column, w.Text)
}
