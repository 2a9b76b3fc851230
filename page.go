package kartograph

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// onSheet finds the page of a map that shows a box, and the map's rectangle on it:
// what the config gives is the page's, and where it leaves width or height open the
// page grows around the map for what stands beside it.
func (p *planner) onSheet(f *frame, box projection.Plane, rim float64) error {
	// The height of texts depends on the page's width, and that on the height
	// where the config gives that alone.
	const steps = 8
	cfg := p.cfg
	width := cfg.Export.Width
	for range steps {
		f.around = aroundMap(cfg, p.sheet, width, p.ruler)
		inner, err := innerExport(cfg.Export, f.around)
		if err != nil {
			return errorIn(cfg, "export", err)
		}
		w, h, err := pageSize(inner, box, rim)
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

// onTheme lays a map's own stylesheet on its theme. Where the config gives the page a colour,
// finished stylesheets have none for a dark page: their light texts could not be read on it.
func onTheme(cfg *Config, own *styles.Sheet) *styles.Sheet {
	sheet := styles.OnTheme(cfg.Theme, own)
	if furniture.GroundFill(cfg.Export.Furniture, nil) != "" {
		return sheet.Light()
	}
	return sheet
}
