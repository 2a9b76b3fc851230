package font

import "github.com/seed-898ab921/kartograph/render/font/internal/face"

// arrange leaves all lines as they are: pages measure letter by letter.
func (l *layer) arrange() bool { return false }

// bolder leaves outlines to viewers: pages draw texts by themselves.
func bolder([]face.Segment, float64) []face.Segment { return nil }
