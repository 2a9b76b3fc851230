package render

import "github.com/seed-898ab921/kartograph/internal/flat"

// Box is a rectangle of the page in pixels, y down.
type Box = flat.Page
