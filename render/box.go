package render

// Box is a rectangle of the page in pixels, y down.
type Box struct{ MinX, MinY, MaxX, MaxY float64 }

// Width is how far the box reaches to the right.
func (b Box) Width() float64 { return b.MaxX - b.MinX }

// Height is how far the box reaches down.
func (b Box) Height() float64 { return b.MaxY - b.MinY }
