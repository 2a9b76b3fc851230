package kartograph

import (
	"context"
	"fmt"
	"math"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/typeface"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// frame is one view of the map: a projection placed on a rectangle of the
// page. The first frame of a map is the map itself.
type frame struct {
	// id is empty for the map itself.
	id   string
	proj *projection.Projection
	// choice is how the projection was arrived at.
	choice choice.Choice
	// shown is the part of the world that must be in view.
	shown region.Region
	// world is the box of the plane, in radii, that the whole world takes; zero where it was
	// not measured.
	world projection.Plane
	// uncut says that all of the world is drawn within clip.
	uncut bool
	// rect is the frame's rectangle on the page and clip the rectangle that
	// geometry is cut to, both in pixels.
	rect, clip projection.Page
	// clipped is the projection for what is cut to clip next.
	clipped func() *projection.Projection
	// about is the projection for what is cut to the box about the frame.
	about func() *projection.Projection
	// far is about for steps that move things far.
	far func() *projection.Projection
	// page is the whole page, and around the room on it around the map; of the map
	// itself.
	page   projection.Page
	around furniture.Sides
	// memo keeps what was made for earlier maps with this frame; nil where
	// there are none.
	memo *frameMemo
	// layers are the ids of the layers shown; nil for all.
	layers []string
	// overlaid frames stand upon the map. With hides they have a background
	// that hides it, with border an edge.
	overlaid, hides, border bool
	// locates says that the frame shows what part of the world the map does.
	locates bool
	// overview says that the frame shows the map's middle smaller than the map does, as
	// locators do: what else it shows is not what the map is about.
	overview bool
	// rimmed says that a layer draws the globe's edge with a stroke.
	rimmed bool
}

// draws reports whether a layer is drawn in the frame: every one that is not
// hidden, or where the frame lists layers those, hidden ones as well, which are then
// only there.
func (f *frame) draws(l *config.Layer) bool {
	if f.layers == nil {
		return !l.Hidden
	}
	return slices.Contains(f.layers, l.ID)
}

// planner finds the projections and the rectangles of a map's frames.
type planner struct {
	cfg  *Config
	read []*readLayer
	// grids are for the datum shifts of coordinate systems.
	grids *crs.Grids
	// sheet says how wide the rim of the globe is.
	sheet *styles.Sheet
	// ruler measures the texts around the map.
	ruler *typeface.Ruler
	// parts are those of a composite map whose places views of the config take.
	parts map[string]*frame
	// data is the part of the world that the data cover, once somebody
	// wanted to know.
	data *region.Region
}

// planFrames finds the projection and the rectangle of the map and of each of
// its insets.
func planFrames(ctx context.Context, cfg *Config, read []*readLayer, o Options) ([]*frame, error) {
	p := &planner{cfg: cfg, read: read, grids: o.Grids, sheet: o.Style, ruler: o.ruler}
	return p.frames(ctx)
}

// frames is what planFrames finds. Nobody waits for the files of grids, nor for those of layers that
// are streamed: what is left behind is nobody's.
func (p *planner) frames(ctx context.Context) ([]*frame, error) {
	if p.grids == nil && !streams(p.read) {
		return p.planned(ctx)
	}
	return spend.Promptly(ctx, func() ([]*frame, error) { return p.planned(ctx) })
}

func (p *planner) planned(ctx context.Context) ([]*frame, error) {
	frames, err := p.page(ctx)
	if err != nil {
		return nil, err
	}
	for i := range p.cfg.Views {
		inset, err := p.inset(ctx, p.cfg.Views[i], frames[0])
		if err != nil {
			return nil, err
		}
		frames = append(frames, inset)
	}
	for i, f := range frames {
		f.rimmed = p.widestRim(f) > 0
		f.overview = i > 0 && f.overviews(frames[0])
	}
	return frames, nil
}

// overviews reports whether the frame shows the middle of the map, and smaller.
func (f *frame) overviews(main *frame) bool {
	if f.shown.Plane != main.shown.Plane || !(f.proj.View().Scale < main.proj.View().Scale) {
		return f.locates
	}
	lon, lat, ok := main.proj.Inverse((main.rect.MinX+main.rect.MaxX)/2, (main.rect.MinY+main.rect.MaxY)/2)
	if !ok {
		return f.locates
	}
	at, ok := f.proj.Project(geom.NewPointFlat(geom.XY, []float64{lon, lat})).(*geom.Point)
	return f.locates || ok && f.rect.Has(at.X(), at.Y())
}

// page plans the map itself; a composite projection gives several frames.
func (p *planner) page(ctx context.Context) ([]*frame, error) {
	if c, ok := catalogue.FindComposite(p.cfg.Proj.ID); ok {
		return p.composite(ctx, c)
	}
	main, err := p.main(ctx)
	if err != nil {
		return nil, err
	}
	return []*frame{main}, nil
}

func (p *planner) main(ctx context.Context) (*frame, error) {
	f, box, err := p.projection(ctx, config.View{Proj: p.cfg.Proj, Bounds: p.cfg.Bounds})
	if err != nil {
		return nil, err
	}
	m := measure{rim: p.rim(f, p.cfg.Bounds)}
	if scale := p.cfg.Bounds.Scale; scale > 0 {
		if m.perUnit, err = f.atScale(box, scale); err != nil {
			return nil, errorIn(p.cfg, "bounds.scale", err)
		}
		m.rim = 0
	}
	if err := p.onSheet(ctx, f, box, m); err != nil {
		return nil, err
	}
	f.fit(p.cfg, m.shown(box, f.rect), m.rim)
	return f, nil
}

// projection chooses the projection of a view and measures, in radii, the box
// that must be in view. The view without an id is the map itself.
func (p *planner) projection(ctx context.Context, v config.View) (*frame, projection.Plane, error) {
	path := ""
	if v.ID != "" {
		path = "views." + v.ID + "."
	}
	shown, err := p.whatIsShown(ctx, path, v)
	if err != nil {
		return nil, projection.Plane{}, err
	}
	c, err := choice.For(v.Proj, shown, p.grids)
	if err != nil {
		return nil, projection.Plane{}, errorIn(p.cfg, path+"proj", err)
	}
	c.Proj = heedingProjection(ctx, c.Proj)
	shown = c.Narrowed(shown)
	box, err := shown.Extent(ctx, c.Proj)
	if err != nil {
		return nil, box, err
	}
	f := &frame{proj: c.Proj, choice: c}
	if shown.IsWorld() {
		f.world = box
	}
	if shown.Plane {
		shown = shown.WithBox(box)
	}
	if box, err = fullBox(box, shown); err != nil {
		return nil, box, errorIn(p.cfg, path+"bounds", err)
	}
	box = box.Grown(v.Bounds.Padding * box.Width())
	f.shown = shown
	return f, box, nil
}

// fullBox gives a box of what must be in view some width and height where it has
// none, as that of a single point.
func fullBox(box projection.Plane, shown region.Region) (projection.Plane, error) {
	if shown.Plane {
		return fullPlaneBox(box)
	}
	width, height := box.Width(), box.Height()
	if !(width >= 0 && height >= 0) || math.IsInf(width+height, 0) {
		return box, nothingShown{fmt.Sprintf("nothing of what the map should show, %.4g to %.4g degrees east and %.4g to %.4g north, "+
			"is visible in this projection; try other bounds or another centre (lon0, lat0)",
			shown.West, shown.East, shown.South, shown.North)}
	}
	if width == 0 && height == 0 {
		return box.Grown(flat.Radians(region.PointMargin)), nil
	}
	return thickened(box), nil
}

// thickened gives a box that is nearly a line some width or height.
func thickened(box projection.Plane) projection.Plane {
	width, height := box.Width(), box.Height()
	switch least := max(width, height) / 1000; {
	case width < least:
		box.MinX, box.MaxX = box.MinX-50*least, box.MaxX+50*least
	case height < least:
		box.MinY, box.MaxY = box.MinY-50*least, box.MaxY+50*least
	}
	return box
}

// rim is how much room, in pixels, the globe's edge needs around what is fitted into
// a frame: half of the widest stroke that runs along it, where the whole world is in
// view and nothing else leaves room.
func (p *planner) rim(f *frame, b config.Bounds) float64 {
	if !f.shown.IsWorld() || b.Padding > 0 {
		return 0
	}
	return min(p.widestRim(f)/2, mostRim)
}

// widestRim is how wide the widest stroke is along the globe's edge, in pixels.
func (p *planner) widestRim(f *frame) float64 {
	widest := 0.0
	for i := range p.cfg.Layers {
		l := &p.cfg.Layers[i]
		if special.DrawsRim(l.Special) && f.draws(l) {
			widest = max(widest, f.strokeOf(l, p.sheet))
		}
	}
	return widest
}

// strokeOf is how wide the stroke of a layer is in the frame, in pixels.
func (f *frame) strokeOf(l *config.Layer, sheet *styles.Sheet) float64 {
	root := styles.Over(styles.Defaults(), sheet.Style(styles.Element{Root: true}))
	return styles.StrokeWidth(sheet.Plain(styles.Inherit(root, sheet.GroupStyle(element(f, l, "", l.StyleClasses())))))
}

// mostRim bounds the room for the globe's edge, in pixels, as that of the margin
// around frames is.
const mostRim = clipMargin

// fit fits a plane box into the frame's rectangle, with some room around it.
func (f *frame) fit(cfg *Config, box projection.Plane, room float64) {
	inner := f.rect.Grown(-min(room, f.rect.Width()/4, f.rect.Height()/4))
	f.proj = f.proj.WithView(projection.Fit(box, inner))
	f.cut(cfg)
}

// cut decides where geometry is cut: at the frame, a little outside so that no
// stroke runs along it, or nowhere.
func (f *frame) cut(cfg *Config) {
	f.clip = f.rect.Grown(clipMargin + cfg.Export.Bleed)
	if cfg.Export.KeepOutside {
		f.clip = projection.Page{MinX: math.Inf(-1), MinY: math.Inf(-1), MaxX: math.Inf(1), MaxY: math.Inf(1)}
	}
	f.uncut = f.cuts() && f.hasSmoothOutline() && f.clip.Holds(f.worldOnPage())
	f.clipped = sync.OnceValue(func() *projection.Projection { return f.proj.Within(f.clip) })
	f.about = sync.OnceValue(func() *projection.Projection { return f.proj.Within(f.clip.Grown(f.room())) })
	f.far = sync.OnceValue(func() *projection.Projection { return f.proj.Within(f.clip.Grown(farRooms * f.room())) })
}

// widest is how many times as wide as high, or as high as wide, the world is that
// is drawn without a word.
const widest = 6

// shapeWarning says that the whole world is a narrow strip: formulas stretch it so
// for some parameters.
func (f *frame) shapeWarning() []config.Warning {
	if !f.shown.IsWorld() {
		return nil
	}
	box := f.world
	if box == (projection.Plane{}) {
		box = f.proj.Extent()
	}
	times, how := box.Height()/box.Width(), "high as wide"
	if times < 1 {
		times, how = 1/times, "wide as high"
	}
	if !(times > widest) {
		return nil
	}
	name := f.choice.Settings.ID
	if name == "" {
		name = f.choice.CRS
	}
	text := fmt.Sprintf("with %s and these parameters the world is %.3g times as %s; give bounds, or other parameters", name, times, how)
	if f.id != "" {
		text = "view " + f.id + ": " + text
	}
	return []config.Warning{{Text: text}}
}

// clipMargin is how far outside its frame geometry is cut, in pixels: more than
// half of the widest stroke on maps.
const clipMargin = 4.0

// inset places a view within the map.
func (p *planner) inset(ctx context.Context, v config.View, main *frame) (*frame, error) {
	if v.Locator {
		v = locating(v, main)
	}
	f, box, err := p.seen(ctx, &v)
	if err != nil {
		return nil, err
	}
	f.id, f.layers, f.border, f.overlaid, f.locates = v.ID, v.Layers, v.Border, true, v.Extent
	// A globe in a corner needs no background, unless it has an edge.
	f.hides = v.Border || !f.shown.IsWorld() || p.parts[v.ID] != nil
	if v.Locator && v.Border {
		v.Frame.Height = v.Frame.Width * min(max(box.Height()/box.Width(), 0.3), 2)
	}
	f.rect = standing(v.Frame, main.rect)
	f.fit(p.cfg, box, p.rim(f, v.Bounds))
	return f, nil
}

// locating is a locator's view of the globe from above the middle of the map.
func locating(v config.View, main *frame) config.View {
	if v.Bounds.Shows() == "" {
		v.Proj = config.Proj{ID: "ortho", Params: catalogue.Values{"lon0": math.Round(main.shown.Lon), "lat0": math.Round(main.shown.Lat)}}
		v.Bounds = config.BBox(-180, -90, 180, 90)
	}
	return v
}

// standing is the rectangle of a frame on a map.
func standing(f config.Frame, on projection.Page) projection.Page {
	scaleX, scaleY := on.Width(), on.Height()
	if f.Pixels {
		scaleX, scaleY = 1, 1
	}
	left, top, width, height := f.Left*scaleX, f.Top*scaleY, f.Width*scaleX, f.Height*scaleY
	if f.Corner == furniture.BottomRight || f.Corner == furniture.TopRight {
		left = on.Width() - left - width
	}
	if f.Corner == furniture.BottomRight || f.Corner == furniture.BottomLeft {
		top = on.Height() - top - height
	}
	left, top = on.MinX+left, on.MinY+top
	return projection.Page{MinX: left, MinY: top, MaxX: left + width, MaxY: top + height}
}

// seen is the projection of a view and what it shows, in radii.
func (p *planner) seen(ctx context.Context, v *config.View) (*frame, projection.Plane, error) {
	if part, box, ok := p.moved(v); ok {
		return &frame{proj: part.proj, choice: part.choice, shown: part.shown}, box, nil
	}
	return p.projection(ctx, *v)
}

// visible reports whether something in a box of degrees may be in the frame.
func (f *frame) visible(b *geom.Bounds) bool { return f.visibleWithin(b, 0) }

// visibleWithin reports whether something in a box of degrees may be in the frame or so many
// pixels beside it, from where it reaches into it when it is widened.
func (f *frame) visibleWithin(b *geom.Bounds, reach float64) bool {
	return b == nil || !f.cuts() || f.proj.MayShow(b, f.clip.Grown(reach))
}
