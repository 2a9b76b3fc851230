package kartograph

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers/builtin"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// requestsOf lists what each layer asks for; special layers ask for nothing.
func requestsOf(cfg *Config, o Options) []source.Request {
	requests := make([]source.Request, len(cfg.Layers))
	for i := range cfg.Layers {
		if l := &cfg.Layers[i]; l.Src != "" {
			requests[i] = requestOf(cfg, l, o)
		}
	}
	return requests
}

// requestOf is what a layer asks for, of a source or of the part of a database in
// a box of degrees.
func requestOf(cfg *Config, l *config.Layer, o Options) source.Request {
	r := source.Request{
		Src: suitableSource(l.Src, o.denominator(cfg)), Dir: cfg.Dir, Object: l.Object, Charset: l.Charset, CRS: l.CRS, Grids: o.Grids,
		Strict: cfg.Strict || o.Strict, CSV: source.CSV(l.Table), Types: numerals.TypesOf(l.Types), PostGIS: source.PostGIS(l.PostGIS),
	}
	if box := queryBox(cfg, l, o.Style); box != nil {
		r.Box = *box
	}
	return r
}

// tableRequest is the table that a join asks for.
func tableRequest(cfg *Config, d *config.DataJoin, o Options) source.Request {
	return source.Request{
		Src: d.Src, Dir: cfg.Dir, Table: true, Charset: d.Charset, Strict: cfg.Strict || o.Strict,
		Object: d.Object, Types: numerals.TypesOf(d.Types), CSV: source.CSV{Dialect: d.Dialect, Skip: d.Skip, Headless: d.Headless, Sheet: d.Sheet},
	}
}

// suitableSource replaces "builtin:countries" by the map that suits a scale of 1:denominator;
// other sources are what they are.
func suitableSource(src string, denominator float64) string {
	name, ok := strings.CutPrefix(src, "builtin:")
	if !ok {
		return src
	}
	return "builtin:" + builtin.Choose(name, denominator)
}

// denominator is the scale that built-in maps are chosen by: the one that the map was found to
// have, or the one that its config tells.
func (o Options) denominator(cfg *Config) float64 {
	if o.found > 0 {
		return o.found
	}
	return scaleDenominator(cfg)
}

// asksForFiner returns the scale of a map whose frame, as the data turned out, shows a smaller
// part of the world than its config told, if that asks for finer built-in maps; 0 if not.
func asksForFiner(cfg *Config, main *frame) float64 {
	if cfg.Bounds.Shows() == config.ModeBBox || cfg.Bounds.Scale > 0 {
		return 0 // what these tell is the map's own
	}
	told := scaleDenominator(cfg)
	for i := range cfg.Layers {
		name, ok := strings.CutPrefix(cfg.Layers[i].Src, "builtin:")
		if !ok {
			continue
		}
		// A quarter of what is told is another map than one of the world: its projection alone may
		// make it that of a half.
		if found := main.denominator(); found > 0 && (told == 0 || found < told/4) && builtin.Finer(name, found, told) {
			return found
		}
	}
	return 0
}

// denominator is the scale at the middle of the frame, 1:denominator, along its rows; 0 in a
// plane and where the middle is not on the globe.
func (f *frame) denominator() float64 {
	if f.shown.Plane {
		return 0
	}
	x, y := (f.rect.MinX+f.rect.MaxX)/2, (f.rect.MinY+f.rect.MaxY)/2
	return furniture.MetresPerPixel(f.proj, x, y) / pixelMetres
}

// pixelMetres is the size of a pixel on paper in metres, as WMS assumes it
// (OGC 06-042, 7.2.4.6.9: 0.28 mm).
const pixelMetres = 0.00028

// scaleDenominator estimates a map's scale, 1:denominator, before anything is
// read: from the scale that its bounds name, or from its width and the longitudes that they name.
// Where the bounds depend on data it is 0, a map of something small.
func scaleDenominator(cfg *Config) float64 {
	if scale := cfg.Bounds.Scale; scale > 0 {
		return scale * (0.0254 / 96) / pixelMetres
	}
	width := cfg.Export.Width
	if width == 0 {
		width = usualWidth
	}
	span, lat := 360.0, 0.0
	switch cfg.Bounds.Shows() {
	case "":
		if cfg.Proj.CRS != "" {
			return 0 // the area that the system is meant for
		}
	case config.ModeBBox:
		b := region.OfBox(cfg.Bounds.BBox)
		span, lat = b.East-b.West, b.Lat
	default:
		return 0
	}
	const metresPerDegree = flat.EarthRadius * math.Pi / 180
	return span * metresPerDegree * math.Cos(flat.Radians(lat)) / (width * pixelMetres)
}

// queryBox is the part of the world, in degrees, that a database is asked for:
// bounds.crop, or what the map will show where the bounds tell that before
// anything is read. It is nil for all of the world and for files, which are
// always read whole. A west greater than the east crosses the antimeridian.
func queryBox(cfg *Config, l *config.Layer, sheet *styles.Sheet) *flat.Degrees {
	if !source.IsDatabase(l.Src) || joinedByPlace(cfg)[l.ID] {
		return nil // what is counted does not depend on what is shown
	}
	if cfg.Bounds.Crop != nil {
		return cfg.Bounds.Crop
	}
	// Joined features and their sums count what lies outside as well, and a
	// table counts all its rows.
	if cfg.Export.KeepOutside || l.Join != nil || l.Data != nil || len(cfg.Views) > 0 {
		return nil
	}
	if !slices.Contains([]config.Mode{config.ModeBBox, config.ModePoints}, cfg.Bounds.Shows()) {
		return nil
	}
	if frames, err := planFrames(context.Background(), cfg, nil, Options{Style: sheet}); err == nil && len(frames) == 1 {
		return frames[0].degreesShown()
	}
	return nil // what is wrong is told when the map is planned
}

// degreesShown is a box of degrees that holds all that a frame shows, a little
// more than needed; nil where that is about all of the world.
func (f *frame) degreesShown() *flat.Degrees {
	const grid = 64
	var spans [][2]float64
	south, north := 90.0, -90.0
	for i := range grid + 1 {
		for j := range grid + 1 {
			x := f.clip.MinX + (f.clip.MaxX-f.clip.MinX)*float64(i)/grid
			y := f.clip.MinY + (f.clip.MaxY-f.clip.MinY)*float64(j)/grid
			if lon, lat, ok := f.proj.Inverse(x, y); ok {
				spans = append(spans, [2]float64{flat.WrapLon(lon), flat.WrapLon(lon)})
				south, north = min(south, lat), max(north, lat)
			}
		}
	}
	if len(spans) < grid {
		return nil
	}
	west, east := region.NarrowestSpan(spans)
	// Between the points of the grid, and up to the globe's edge, more may
	// show than at them.
	width, height := (east-west)/8+0.01, (north-south)/8+0.01
	west, east = west-width, east+width
	south, north = max(-90, south-height), min(90, north+height)
	if f.showsPole(90) || f.showsPole(-90) || east-west >= 300 || math.IsNaN(east-west) {
		return nil
	}
	return &flat.Degrees{West: flat.WrapLon(west), South: south, East: flat.WrapLon(east), North: north}
}

// showsPole reports whether a pole is in or near the frame.
func (f *frame) showsPole(lat float64) bool {
	x, y, ok := f.proj.Forward(f.shown.Lon, lat)
	return ok && f.clip.Grown(f.clip.Width()/8).Has(x, y)
}
