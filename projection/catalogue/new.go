package catalogue

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/projection"
)

// Settings name a projection and say how it is set up and turned. The zero
// value of every field but ID is its default.
type Settings struct {
	// ID is a projection's id or one of its aliases, in any case.
	ID string
	// Params are the numbers that the projection takes, by name, in the
	// units of its Definition (degrees for angles). What is missing has
	// its default; a name that the projection does not know is an error.
	Params Values
	projection.Options
}

// New returns the projection that the settings name, with a view of one pixel
// per radius. It is an error when there is none of that name (an
// *UnknownError) or a number is not one that it takes.
func New(s Settings) (*projection.Projection, error) {
	d, err := Find(s.ID)
	if err != nil {
		return nil, err
	}
	values, err := d.Resolve(s.Params)
	if err != nil {
		return nil, err
	}
	setup, err := d.Setup(values)
	if err != nil {
		return nil, fmt.Errorf("projection %q: %w", d.ID, err)
	}
	p, err := projection.New(setup, s.Options)
	if err != nil {
		return nil, fmt.Errorf("projection %q: %w", d.ID, err)
	}
	return p, nil
}
