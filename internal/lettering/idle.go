package lettering

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/twpayne/go-geom"
)

// Idle finds out which keys of a layer's labels do nothing for what the layer has.
type Idle struct {
	points, lines, areas, all int
	// shrinks counts labels with letters larger than min-size; largest is the size of
	// the largest.
	shrinks int
	largest float64
}

// Note counts a label and what it belongs to.
func (i *Idle) Note(of geom.T, w label.Wanted) {
	i.all++
	for part := range flat.Simple(of) {
		switch part.(type) {
		case *geom.Point, *geom.MultiPoint:
			i.points++
		case *geom.LineString, *geom.MultiLineString:
			i.lines++
		default:
			i.areas++
		}
	}
	i.largest = max(i.largest, w.Font.Size)
	if w.MinSize < w.Font.Size {
		i.shrinks++
	}
}

// Told tells of the keys that do nothing.
func (i *Idle) Told(l *config.Labeling) (texts []string) {
	if i.all == 0 {
		return nil
	}
	along := len(l.Positions) > 0
	for _, p := range l.Positions {
		along = along && p == config.LabelAlong
	}
	if l.Repeat > 0 && i.lines == 0 {
		texts = append(texts, "labeling.repeat: ignored: it belongs to lines, and the layer has none")
	}
	if along && i.lines+i.areas == 0 {
		texts = append(texts, "labeling.position: ignored: no text runs along a point, and the layer has nothing else")
	}
	if l.MinArea > 0 && i.areas == 0 {
		texts = append(texts, "labeling.min-area: ignored: it belongs to areas, and the layer has none")
	}
	if l.MinSize > 0 && i.shrinks == 0 {
		texts = append(texts, fmt.Sprintf("labeling.min-size: ignored: %g px is no smaller than the letters are, %g px at most", l.MinSize, i.largest))
	}
	return texts
}
