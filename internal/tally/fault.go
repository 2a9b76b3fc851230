package tally

// Kinds of faults that records of all formats have; each reads well after
// "features skipped for".
const (
	// NotNumbers is a record with coordinates that are texts, NaN or
	// infinite.
	NotNumbers = "coordinates that are no numbers"
	// NotDegrees is a record with coordinates that are taken for degrees
	// and cannot be.
	NotDegrees = "coordinates that are no longitude and latitude"
	// NoImage is a record with a point that its coordinate system does not
	// have.
	NoImage = "points outside of their coordinate system"
	// WrongSize is a row with more or fewer cells than the header.
	WrongSize = "a number of cells that is not the header's"
	// Unreadable is a record with any other fault.
	Unreadable = "content that cannot be read"
)

// Fault is an error with a kind, by which records that have it are counted.
type Fault struct {
	Kind string
	Err  error
}

// Error returns the error's text; the kind is for counting.
func (f *Fault) Error() string { return f.Err.Error() }

// Unwrap returns the error.
func (f *Fault) Unwrap() error { return f.Err }

// Later is a fault of a kind whose text is made when somebody reads it, which of most faults
// of a file nobody does.
func Later(kind string, text func() string) error { return &Fault{kind, late(text)} }

// late is an error whose text is made when it is asked for.
type late func() string

// Error makes the error's text.
func (l late) Error() string { return l() }

// Of gives an error a kind. nil stays nil.
func Of(kind string, err error) error {
	if err == nil {
		return nil
	}
	return &Fault{kind, err}
}
