package kartograph

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// onSheet finds the page of a map that shows a box, and the map's rectangle on it:
// what the config gives is the page's, and where it leaves width or height open the
// page grows around the map for what stands beside it.
func (p *planner) onSheet(ctx context.Context, f *frame, box projection.Plane, m measure) error {
	// The height of texts depends on the page's width, and that on the height
	// where the config gives that alone.
	const steps = 8
	cfg := p.cfg
	width := cfg.Export.Width
	for range steps {
		around, err := spend.Promptly(ctx, func() (furniture.Sides, error) { return aroundMap(cfg, p.sheet, width, p.ruler), nil })
		if err != nil {
			return err
		}
		f.around = around
		inner, err := innerExport(cfg.Export, f.around)
		if err != nil {
			return errorIn(cfg, "export", err)
		}
		w, h, err := pageSize(m.opened(inner, box), box, m.rim)
		if err != nil {
			return errorIn(cfg, "export", err)
		}
		a := f.around
		f.page = projection.Page{MaxX: w + a.Width(), MaxY: h + a.Height()}
		f.rect = projection.Page{MinX: a.Left, MinY: a.Top, MaxX: a.Left + w, MaxY: a.Top + h}
		if f.page.MaxX == width {
			break
		}
		width = f.page.MaxX
	}
	return nil
}

// measure is how a box of the plane becomes a rectangle of the page.
type measure struct {
	// rim is how much room the globe's edge takes around it, in pixels.
	rim float64
	// perUnit is how many pixels a unit of the plane takes; 0 is as many as there is room for.
	perUnit float64
}

// opened gives an export without a size that of the box, where its scale is known.
func (m measure) opened(e config.Export, box projection.Plane) config.Export {
	if m.perUnit > 0 && e.Width == 0 && e.Height == 0 {
		e.Width = float64(box.Width() * m.perUnit)
		if e.Ratio == 0 {
			e.Height = float64(box.Height() * m.perUnit)
		}
	}
	return e
}

// shown is the box that a rectangle of the page shows at the scale, with the same middle.
func (m measure) shown(box projection.Plane, rect projection.Page) projection.Plane {
	if m.perUnit == 0 {
		return box
	}
	x, y := (box.MinX+box.MaxX)/2, (box.MinY+box.MaxY)/2
	w, h := rect.Width()/m.perUnit/2, rect.Height()/m.perUnit/2
	return projection.Plane{MinX: x - w, MinY: y - h, MaxX: x + w, MaxY: y + h}
}

// aroundMap is the room on a page of a width around the map.
func aroundMap(cfg *Config, sheet *styles.Sheet, width float64, ruler *typeface.Ruler) furniture.Sides {
	if width == 0 {
		width = usualWidth
	}
	return furniture.Around(furniture.Page{Specs: cfg.Export.Furniture, Sheet: sheet, Width: width, Measure: ruler.Measure}).And(legendRoom(cfg))
}

// innerExport is the export of the map alone, without what is around it.
func innerExport(e config.Export, around furniture.Sides) (config.Export, error) {
	for _, side := range []struct {
		name string
		to   *float64
		room float64
	}{{"width", &e.Width, around.Width()}, {"height", &e.Height, around.Height()}} {
		if *side.to == 0 {
			continue
		}
		if *side.to -= side.room; *side.to < 1 {
			return e, fmt.Errorf("what stands around the map takes %g pixels of the page's %s and leaves none for it; give more %s, smaller margins or shorter texts",
				side.room, side.name, side.name)
		}
	}
	return e, nil
}

// usualWidth is the width of a map in pixels where nothing is given.
const usualWidth = 1000

// pageSize finds the map's width and height in pixels from what the config
// says and from the shape of the box that must be in view, with room for the
// globe's rim around it. What the config leaves open is rounded to whole pixels.
func pageSize(e config.Export, box projection.Plane, rim float64) (width, height float64, err error) {
	ratio := e.Ratio
	if ratio == 0 {
		ratio = box.Width() / box.Height()
	} else {
		rim = 0 // the ratio is that of the page
	}
	width, height = e.Width, e.Height
	switch {
	case width == 0 && height == 0:
		width = usualWidth
		height = math.Round((width-2*rim)/ratio + 2*rim)
	case height == 0:
		height = math.Round((width-2*rim)/ratio + 2*rim)
	case width == 0:
		width = math.Round((height-2*rim)*ratio + 2*rim)
	}
	if width < 1 || height < 1 {
		return 0, 0, fmt.Errorf("the map would be %g by %g pixels; give both width and height, or other bounds", width, height)
	}
	return width, height, nil
}

// atScale finds how many pixels a unit of the plane takes for a map at a scale, which is true
// in the middle of what is shown: there it is the mean of all directions.
func (f *frame) atScale(box projection.Plane, scale float64) (perUnit float64, err error) {
	if f.shown.Plane {
		return 0, errors.New("bounds.scale needs places on the earth, and the data lie in a plane; give export.width and height instead")
	}
	const side = 1000
	p := f.proj.WithView(projection.Fit(box, projection.Page{MaxX: side, MaxY: side}))
	along, ok := metresBetween(p, side/2-0.5, side/2, side/2+0.5, side/2)
	down, also := metresBetween(p, side/2, side/2-0.5, side/2, side/2+0.5)
	if metres := math.Sqrt(along * down); ok && also && metres > 0 && !math.IsInf(metres, 0) {
		const pixels = 96 / 0.0254 // in a metre of paper
		return p.View().Scale * metres * pixels / scale, nil
	}
	return 0, errors.New("the middle of what is shown is not on the globe, so that no scale is true there; give other bounds")
}

// metresBetween is how far two places of a page lie apart on the globe.
func metresBetween(p *projection.Projection, x0, y0, x1, y1 float64) (float64, bool) {
	lon0, lat0, ok := p.Inverse(x0, y0)
	lon1, lat1, also := p.Inverse(x1, y1)
	a, b := flat.Radians(lat0), flat.Radians(lat1)
	sinLat, sinLon := math.Sin((b-a)/2), math.Sin(flat.Radians(lon1-lon0)/2)
	h := float64(sinLat*sinLat) + float64(math.Cos(a)*math.Cos(b)*sinLon*sinLon)
	return 2 * flat.EarthRadius * math.Asin(min(1, math.Sqrt(h))), ok && also
}

// onTheme lays a map's own stylesheet on its theme. Where the config gives the page a colour,
// finished stylesheets have none for a dark page: their light texts could not be read on it.
func onTheme(cfg *Config, own *styles.Sheet) *styles.Sheet {
	sheet := styles.OnTheme(cfg.Theme, own)
	if furniture.GroundFill(cfg.Export.Furniture, nil) != "" {
		return sheet.Light()
	}
	return sheet
}

// Outline is the edge of what the main view shows, a closed ring of longitudes and latitudes in
// turns, in degrees, whose longitudes go on beyond 180. Where the edge is not all on the earth, or
// goes around a pole, it is that of a box of degrees that holds what is shown; nil for data in a
// plane.
func (m *Map) Outline() []float64 {
	if m.worked == nil || m.worked.frames[0].shown.Plane {
		return nil
	}
	f := m.worked.frames[0]
	r := f.rect
	ring, around := ringAlong([4]float64{r.MinX, r.MaxY, r.MaxX, r.MinY}, f.proj.Inverse)
	if ring != nil && !around {
		return ring
	}
	box := f.degreesShown()
	switch {
	case box == nil:
		box = &flat.Degrees{West: -180, South: -90, East: 180, North: 90}
		for i := 1; around && i < len(ring); i += 2 { // what is nearer to the pole is shown
			if i == 1 {
				box.South, box.North = ring[i], ring[i]
			}
			box.South, box.North = min(box.South, ring[i]), max(box.North, ring[i])
		}
		if f.showsPole(90) {
			box.North = 90
		}
		if f.showsPole(-90) {
			box.South = -90
		}
	case box.East < box.West:
		box.East += 360
	}
	ring, _ = ringAlong([4]float64{box.West, box.South, box.East, box.North}, func(lon, lat float64) (float64, float64, bool) { return lon, lat, true })
	return ring
}

// ringAlong is the edge of a box, its first and its other corner, in degrees, and whether it goes around
// a pole; nil where a place has none.
func ringAlong(box [4]float64, inverse func(x, y float64) (lon, lat float64, ok bool)) (ring []float64, around bool) {
	corners := [5][2]float64{{box[0], box[1]}, {box[2], box[1]}, {box[2], box[3]}, {box[0], box[3]}, {box[0], box[1]}}
	const parts = 8 // of a side
	ring = make([]float64, 0, 2*(4*parts+1))
	for i := range 4*parts + 1 {
		from, to, t := corners[i/parts], corners[min(i/parts+1, 4)], float64(i%parts)/parts
		lon, lat, ok := inverse(from[0]+float64((to[0]-from[0])*t), from[1]+float64((to[1]-from[1])*t))
		if !ok || math.IsNaN(lon+lat) {
			return nil, false
		}
		if i > 0 {
			before := ring[2*i-2]
			lon = before + math.Remainder(lon-before, 360)
		}
		ring = append(ring, lon, lat)
	}
	around = math.Abs(ring[len(ring)-2]-ring[0]) > 180
	ring[len(ring)-2], ring[len(ring)-1] = ring[0], ring[1]
	return ring, around
}
