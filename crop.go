package kartograph

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/twpayne/go-geom"
)

// cropLayers keeps of each layer with crop-to what lies inside the polygons of
// the layer that it names, which is cropped before it.
func cropLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	done := map[*placedLayer]bool{}
	masks := map[*placedLayer]*overlay.Mask{}
	var crop func(p *placedLayer) error
	crop = func(p *placedLayer) error {
		if p.CropTo == "" || done[p] {
			return nil
		}
		done[p] = true // a circle was refused by Config.Validate
		mask := findPlaced(placed, p.CropTo)
		if err := crop(mask); err != nil {
			return err
		}
		if err := heed.Err(ctx); err != nil {
			return err
		}
		return p.crop(ctx, mask, masks)
	}
	for _, p := range placed {
		if err := crop(p); err != nil {
			return err
		}
	}
	return nil
}

// crop crops a layer to another, of which there may be a mask by now.
func (p *placedLayer) crop(ctx context.Context, to *placedLayer, masks map[*placedLayer]*overlay.Mask) error {
	if len(p.features) == 0 {
		return nil
	}
	what := "crop-to " + p.CropTo
	if to.Special == nil && !slices.ContainsFunc(to.read.kept, hasArea) {
		p.found = append(p.found, config.Warning{Layer: p.ID, Text: what + ": that layer has no polygons, so that nothing is left"})
		p.read.crops.left = true // of which this tells
	}
	whole, rest := p.insideOf(to)
	if len(rest) == 0 {
		p.read.crops.note(len(whole))
		return nil
	}
	mask := masks[to]
	if mask == nil {
		var err error
		mask, err = maskOf(ctx, to)
		if err := p.warn(what, err); err != nil {
			return err
		}
		if err == nil && masks != nil { // else each layer warns of it
			masks[to] = mask
		}
	}
	cut, err := spend.Promptly(ctx, func() ([]geom.T, error) { return overlay.Crop(ctx, rest, mask) })
	if err := p.warn(what, err); err != nil {
		return err
	}
	for i, g := range whole {
		if g == nil {
			whole[i], cut = cut[0], cut[1:]
		}
	}
	p.features, err = visibleFeatures(ctx, p.features, whole)
	p.read.crops.note(len(p.features))
	return err
}

// cropping is what crop-to did to a layer in all frames: whether there was something to
// crop, and whether anything is left of it.
type cropping struct{ tried, left bool }

// note notes how many features a crop has left.
func (c *cropping) note(left int) {
	c.tried = true
	c.left = c.left || left > 0
}

// croppedAway tells of a layer of which crop-to leaves nothing on the map, though the other layer
// has polygons. What overlaps beside the map has not been looked at.
func (r *readLayer) croppedAway() []string {
	if !r.crops.tried || r.crops.left {
		return nil
	}
	return []string{"crop-to: nothing is left: nothing of this layer that is on the map lies in the polygons of " + r.CropTo}
}

// insideOf finds the polygons that are those of the other layer themselves, as
// where both are of one source: they lie in it as they are. whole has them by
// feature, and nil for the rest.
func (p *placedLayer) insideOf(to *placedLayer) (whole, rest []geom.T) {
	there := make(map[geom.T]bool, len(to.features))
	for _, f := range to.features {
		if isPolygon(f.Geometry) {
			there[f.Geometry] = true
		}
	}
	whole = make([]geom.T, len(p.features))
	for i, f := range p.features {
		if there[f.Geometry] {
			whole[i] = f.Geometry
		} else {
			rest = append(rest, f.Geometry)
		}
	}
	return whole, rest
}

// hasArea reports whether a feature is or has a polygon.
func hasArea(f layers.Feature) bool { return areaIn(f.Geometry) }

func areaIn(g geom.T) bool {
	for part := range flat.Simple(g) {
		if isPolygon(part) {
			return true
		}
	}
	return false
}

// subtractLayers cuts the polygons of each layer with subtract-from out of the
// layers that it names.
func subtractLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		for _, id := range p.SubtractFrom {
			if err := heed.Err(ctx); err != nil {
				return err
			}
			from := findPlaced(placed, id)
			if len(from.features) == 0 || len(p.features) == 0 {
				continue
			}
			mask, err := maskOf(ctx, p)
			if err := from.warn("subtract "+p.ID, err); err != nil {
				return err
			}
			cut, err := spend.Promptly(ctx, func() ([]geom.T, error) { return overlay.Subtract(ctx, geometriesOf(from.features), mask) })
			if err := from.warn("subtract "+p.ID, err); err != nil {
				return err
			}
			p.read.subtracts.note(from.features, cut)
			if from.features, err = visibleFeatures(ctx, from.features, cut); err != nil {
				return err
			}
		}
	}
	return nil
}

// subtraction is what a layer with subtract-from did in all frames: whether there was
// something to cut out of, and whether anything was cut out.
type subtraction struct{ tried, took bool }

// note notes what a subtraction left of features.
func (s *subtraction) note(of []layers.Feature, left []geom.T) {
	s.tried = true
	for i := 0; i < len(left) && !s.took; i++ {
		s.took = left[i] != of[i].Geometry && (left[i] == nil || !asLarge(left[i], of[i].Geometry))
	}
}

// cutNothing tells of a layer with subtract-from that has changed nothing.
func (r *readLayer) cutNothing() []string {
	if !r.subtracts.tried || r.subtracts.took || r.Special == nil && r.count.areas == 0 {
		return nil
	}
	return []string{"subtract-from: nothing was cut out: the polygons of this layer overlap nothing of " + strings.Join(r.SubtractFrom, ", ")}
}

// asLarge reports whether two geometries have the same area, length and number of points, but
// for what rounding does to them: a millionth of a pixel.
func asLarge(a, b geom.T) bool {
	const least = 1e-6
	areaA, lengthA := sizesOf(a)
	areaB, lengthB := sizesOf(b)
	return math.Abs(areaA-areaB) < least && math.Abs(lengthA-lengthB) < least
}

// sizesOf are the area of a geometry, in square pixels, and the length of its lines, in pixels,
// with 1 for each of its points.
func sizesOf(g geom.T) (area, length float64) {
	for part := range flat.Simple(g) {
		area += label.Area(part)
		for line := range flat.Lines(part) {
			for i, stride := part.Stride(), part.Stride(); i+1 < len(line); i += stride {
				length += math.Hypot(line[i]-line[i-stride], line[i+1]-line[i-stride+1])
			}
		}
		for range flat.Points(part) {
			length++
		}
	}
	return area, length
}

// warn keeps an error of overlay as a warning where it tells of features that it
// could not work on and that are drawn as they were, and returns any other.
func (p *placedLayer) warn(what string, err error) error {
	var failures *overlay.Failures
	if err != nil && !errors.As(err, &failures) {
		return err
	}
	if err != nil {
		p.found = append(p.found, config.Warning{Layer: p.ID, Text: fmt.Sprintf("%s: %v", what, err)})
	}
	return nil
}

// maskOf is the area of a layer's features.
func maskOf(ctx context.Context, p *placedLayer) (*overlay.Mask, error) {
	return spend.Promptly(ctx, func() (*overlay.Mask, error) { return overlay.NewMask(ctx, geometriesOf(p.features)) })
}
