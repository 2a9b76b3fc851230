package layers

import "github.com/seed-898ab921/kartograph/internal/flat"

// Degrees is a box of longitudes and latitudes: West, South, East, North. One
// whose West is greater than its East crosses the antimeridian. As JSON it is
// the list of the four, like the bbox of GeoJSON.
type Degrees = flat.Degrees
