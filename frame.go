package kartograph

import (
	"fmt"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// frame is one view of the map: a projection placed on a rectangle of the
// page. The first frame of a map is the map itself.
type frame struct {
	// id is empty for the map itself.
	id   string
	proj *projection.Projection
	// choice is how the projection was arrived at.
	choice choice
	shown  shown
	// rect is the frame's rectangle on the page and clip the rectangle that
	// geometry is cut to, both in pixels.
	rect, clip projection.Box
	// memo keeps what was made for earlier maps with this frame; nil where
	// there are none.
	memo *frameMemo
	// layers are the ids of the layers shown; nil for all.
	layers []string
	// overlaid frames stand upon the map. With hides they have a background
	// that hides it, with border an edge.
	overlaid, hides, border bool
}

func (f *frame) shows(layer string) bool {
	return f.layers == nil || slices.Contains(f.layers, layer)
}

// planFrames finds the projection and the rectangle of the map and of each of
// its insets.
func planFrames(cfg *Config, read []*readLayer, grids *crs.Grids) ([]*frame, error) {
	frames, err := planPage(cfg, read, grids)
	if err != nil {
		return nil, err
	}
	for i := range cfg.Views {
		inset, err := planInset(cfg, &cfg.Views[i], frames[0].rect, read, grids)
		if err != nil {
			return nil, err
		}
		frames = append(frames, inset)
	}
	return frames, nil
}

// planPage plans the map itself; a composite projection gives several frames.
func planPage(cfg *Config, read []*readLayer, grids *crs.Grids) ([]*frame, error) {
	if c, ok := catalogue.FindComposite(cfg.Proj.ID); ok {
		return planComposite(cfg, c)
	}
	main, err := planMain(cfg, read, grids)
	if err != nil {
		return nil, err
	}
	return []*frame{main}, nil
}

func planMain(cfg *Config, read []*readLayer, grids *crs.Grids) (*frame, error) {
	f, box, err := planProjection(cfg, View{Proj: cfg.Proj, Bounds: cfg.Bounds}, read, grids)
	if err != nil {
		return nil, err
	}
	width, height, err := pageSize(cfg.Export, box)
	if err != nil {
		return nil, errorIn(cfg, "export", err)
	}
	f.rect = projection.Box{MaxX: width, MaxY: height}
	f.place(cfg, box)
	return f, nil
}

// planProjection chooses the projection of a view and measures, in radii, the
// box that must be in view. The view without an id is the map itself.
func planProjection(cfg *Config, v View, read []*readLayer, grids *crs.Grids) (*frame, projection.Box, error) {
	path := ""
	if v.ID != "" {
		path = "views." + v.ID + "."
	}
	part, err := whatIsShown(v.Bounds, read)
	if err != nil {
		return nil, projection.Box{}, errorIn(cfg, path+"bounds.data", err)
	}
	c, err := chooseProjection(v.Proj, part, grids)
	if err != nil {
		return nil, projection.Box{}, errorIn(cfg, path+"proj", err)
	}
	part = c.limit(part)
	box, err := planeBox(c.proj, part)
	if err != nil {
		return nil, box, errorIn(cfg, path+"bounds", err)
	}
	box = grow(box, v.Bounds.Padding*(box.MaxX-box.MinX))
	return &frame{proj: c.proj, choice: c, shown: part}, box, nil
}

// planeBox measures what must be in view, in radii. What has no width or no
// height, such as a single point, gets some.
func planeBox(p *projection.Projection, part shown) (projection.Box, error) {
	box := p.Extent(part.geometries...)
	width, height := box.MaxX-box.MinX, box.MaxY-box.MinY
	if !(width >= 0 && height >= 0) || math.IsInf(width+height, 0) {
		return box, fmt.Errorf("nothing of what the map should show, %.4g to %.4g degrees east and %.4g to %.4g north, "+
			"is visible in this projection; try other bounds or another centre (lon0, lat0)",
			part.west, part.east, part.south, part.north)
	}
	switch least := max(width, height) / 1000; {
	case width == 0 && height == 0:
		box = grow(box, radians(pointMargin))
	case width < least:
		box.MinX, box.MaxX = box.MinX-50*least, box.MaxX+50*least
	case height < least:
		box.MinY, box.MaxY = box.MinY-50*least, box.MaxY+50*least
	}
	return box, nil
}

// grow moves the edges of a box outwards.
func grow(b projection.Box, by float64) projection.Box {
	return projection.Box{MinX: b.MinX - by, MinY: b.MinY - by, MaxX: b.MaxX + by, MaxY: b.MaxY + by}
}

// place fits a plane box into the frame's rectangle.
func (f *frame) place(cfg *Config, box projection.Box) {
	f.proj = f.proj.WithView(projection.Fit(box, f.rect))
	f.cut(cfg)
}

// cut decides where geometry is cut: at the frame, a little outside so that no
// stroke runs along it, or nowhere.
func (f *frame) cut(cfg *Config) {
	m := clipMargin
	f.clip = projection.Box{MinX: f.rect.MinX - m, MinY: f.rect.MinY - m, MaxX: f.rect.MaxX + m, MaxY: f.rect.MaxY + m}
	if cfg.Export.KeepOutside {
		f.clip = projection.Box{MinX: math.Inf(-1), MinY: math.Inf(-1), MaxX: math.Inf(1), MaxY: math.Inf(1)}
	}
}

// pageSize finds the map's width and height in pixels from what the config
// says and from the shape of the box that must be in view. What the config
// leaves open is rounded to whole pixels.
func pageSize(e Export, box projection.Box) (width, height float64, err error) {
	ratio := e.Ratio
	if ratio == 0 {
		ratio = (box.MaxX - box.MinX) / (box.MaxY - box.MinY)
	}
	width, height = e.Width, e.Height
	switch {
	case width == 0 && height == 0:
		width = 1000
		height = math.Round(width / ratio)
	case height == 0:
		height = math.Round(width / ratio)
	case width == 0:
		width = math.Round(height * ratio)
	}
	if width < 1 || height < 1 {
		return 0, 0, fmt.Errorf("the map would be %g by %g pixels; give both width and height, or other bounds", width, height)
	}
	return width, height, nil
}

// clipMargin is how far outside its frame geometry is cut, in pixels: more than
// half of the widest stroke on maps.
const clipMargin = 4.0

// planInset places a view within the map.
func planInset(cfg *Config, v *View, page projection.Box, read []*readLayer, grids *crs.Grids) (*frame, error) {
	f, box, err := planProjection(cfg, *v, read, grids)
	if err != nil {
		return nil, err
	}
	f.id, f.layers, f.border, f.overlaid = v.ID, v.Layers, v.Border, true
	// A globe in a corner needs no background, unless it has an edge.
	f.hides = v.Border || !f.shown.world()
	scaleX, scaleY := page.MaxX, page.MaxY
	if v.FramePixels {
		scaleX, scaleY = 1, 1
	}
	left, top := v.Frame[0]*scaleX, v.Frame[1]*scaleY
	f.rect = projection.Box{MinX: left, MinY: top, MaxX: left + v.Frame[2]*scaleX, MaxY: top + v.Frame[3]*scaleY}
	f.place(cfg, box)
	return f, nil
}

// visible reports whether something in a box of degrees may be in the frame.
func (f *frame) visible(b *geom.Bounds) bool {
	return b == nil || math.IsInf(f.clip.MaxX, 0) || f.proj.MayShow(b, f.clip)
}
