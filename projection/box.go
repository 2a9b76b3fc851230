package projection

import "github.com/seed-898ab921/kartograph/internal/flat"

// Plane is a box of the plane that formulas map to: MinX, MinY, MaxX and MaxY
// in radii of the sphere, y to the north.
type Plane = flat.Plane

// Page is a box of pixels: MinX, MinY, MaxX and MaxY, y down.
type Page = flat.Page
