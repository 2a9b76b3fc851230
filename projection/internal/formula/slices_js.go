package formula

// Slices returns nil: the page and the playground, which are to be small, do without forms
// over slices.
func Slices(Formula) func(points [][2]float64) { return nil }
