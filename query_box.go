package kartograph

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/source"
)

// queryBox is the part of the world, in degrees, that a database is asked for:
// bounds.crop, or what the map will show where the bounds tell that before
// anything is read. It is nil for all of the world and for files, which are
// always read whole. A west greater than the east crosses the antimeridian.
func queryBox(cfg *Config, l *Layer) *flat.Degrees {
	if !source.IsDatabase(l.Src) {
		return nil
	}
	if cfg.Bounds.Crop != nil {
		return cfg.Bounds.Crop
	}
	// Joined features and their sums count what lies outside as well, and a
	// table counts all its rows.
	if cfg.Export.KeepOutside || l.Join != nil || l.Data != nil || len(cfg.Views) > 0 {
		return nil
	}
	if cfg.Bounds.Mode != "bbox" && cfg.Bounds.Mode != "points" {
		return nil
	}
	if frames, err := planFrames(context.Background(), cfg, nil); err == nil && len(frames) == 1 {
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
				spans = append(spans, [2]float64{wrapLon(lon), wrapLon(lon)})
				south, north = min(south, lat), max(north, lat)
			}
		}
	}
	if len(spans) < grid {
		return nil
	}
	west, east := narrowestSpan(spans)
	// Between the points of the grid, and up to the globe's edge, more may
	// show than at them.
	width, height := (east-west)/8+0.01, (north-south)/8+0.01
	west, east = west-width, east+width
	south, north = max(-90, south-height), min(90, north+height)
	if f.showsPole(90) || f.showsPole(-90) || east-west >= 300 || math.IsNaN(east-west) {
		return nil
	}
	return &flat.Degrees{West: wrapLon(west), South: south, East: wrapLon(east), North: north}
}

// showsPole reports whether a pole is in or near the frame.
func (f *frame) showsPole(lat float64) bool {
	x, y, ok := f.proj.Forward(f.shown.lon, lat)
	return ok && f.clip.Grown(f.clip.Width()/8).Has(x, y)
}
