package layers

import "fmt"

// LimitError says which limit a source, or the map made of it, exceeded.
type LimitError struct {
	// Limit is the name of the limit: "Vertices", "Duration" ...
	Limit string
	// Problem says what was too much.
	Problem string
}

// Error returns the problem.
func (e *LimitError) Error() string { return e.Problem }

// OverLimit returns the error for a limit that was exceeded.
func OverLimit(limit, format string, args ...any) *LimitError {
	return &LimitError{limit, fmt.Sprintf(format, args...)}
}
