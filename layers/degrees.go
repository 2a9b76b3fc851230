package layers

import "fmt"

// DegreesError says that coordinates were taken for longitude and latitude,
// nothing being known of their coordinate system, and cannot be that.
type DegreesError struct{ X, Y float64 }

func (e *DegreesError) Error() string {
	return fmt.Sprintf("coordinates %g, %g are no longitude and latitude, and nothing says what they are: "+
		"name their coordinate system with \"crs\"; `kartograph info` proposes some", e.X, e.Y)
}
