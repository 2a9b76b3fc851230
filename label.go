package kartograph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
)

// wantedLabel is a text that a feature asks for. A map may have a hundred thousand, few of which
// have room: what all of a layer have in common is told by numbers.
type wantedLabel struct {
	// key is how overrides name it.
	key string
	// layer is the number of its layer among those that are labelled, and number which of the
	// layer's features it is of.
	layer, number int32
	// nth is how many features of the layer before it have the same id.
	nth int32
	// idle is why the label is not even looked for a place: hidden by hand, or its feature
	// is too small; 0 where it is.
	idle idleness
}

// idleness is why a label is not looked for a place.
type idleness uint8

const (
	idleHidden idleness = iota + 1
	idleTooSmall
	idleSurplus
)

// outcome is what is told of a label for which no place is looked for, empty of others.
func (i idleness) outcome() string {
	return [...]string{"", LabelHidden, LabelTooSmall, LabelSurplus}[i]
}

// lettered is how a frame is labelled.
type lettered struct {
	sheet *styles.Sheet
	page  label.Page
	asking
	// beneath is what is drawn in the frame, on which texts have to be read; none where the
	// page's own stylesheet decides what all looks like.
	beneath []render.Group
}

// laid are the labels of a frame where they stand, and what was found out about each layer on the
// way there.
type laid struct {
	by    map[*placedLayer]*labels
	found [][]config.Warning
	// some says that labels are wanted.
	some bool
}

// layFrame places the texts of all labelled layers of a frame together on a page. Of many features
// the labels are placed before their marks are written out, so that what both take is not needed at a
// time.
func layFrame(ctx context.Context, f *frame, placed []*placedLayer, l lettered) (*laid, error) {
	sheet, page := l.sheet, l.page
	kinds := obstacleKinds(placed)
	wanted, before := &wantedLabels{texts: &label.List{}}, make([][]config.Warning, len(placed))
	for i, p := range placed {
		if before[i], p.found = p.found, nil; !p.drawn || p.Labeling == nil {
			continue
		}
		wanted.layers = append(wanted.layers, p)
		if err := wanted.add(ctx, p, sheet, keptOff(p, kinds)); err != nil {
			return nil, err
		}
	}
	if f.cuts() {
		page.Frame = f.rect.Grown(-min(frameGap, f.rect.Width()/10, f.rect.Height()/10))
	}
	some := len(wanted.all) > 0
	if some {
		groundOf(f, placed, sheet, kinds, &page)
	}
	all, err := spend.Promptly(ctx, func() (map[*placedLayer]*labels, error) { return placeLabels(ctx, wanted, page, l.asking) })
	if err != nil {
		return nil, err
	}
	where := &laid{by: all, some: some}
	for i, p := range placed {
		where.found = append(where.found, p.found)
		p.found = before[i]
	}
	return where, nil
}

// labelFrame makes the texts of all labelled layers of a frame: for each layer the halo first, when
// it has one, then the text.
func labelFrame(ctx context.Context, placed []*placedLayer, l lettered, where *laid) (groups []render.Group, err error) {
	var ground []grounded
	if where.some {
		if ground, err = groundsUnder(ctx, placed, l.beneath, l.sheet); err != nil {
			return nil, err
		}
	}
	for i, p := range placed {
		p.found = append(p.found, where.found[i]...)
		if !p.drawn || p.Labeling == nil {
			continue
		}
		own := where.by[p]
		haloed := own.placed
		if !p.Labeling.Buffer {
			haloed = p.ink(ground, haloed)
		}
		if p.Labeling.Buffer || len(haloed) > 0 {
			groups = append(groups, variedLabels(p, haloed, l.sheet, "label-buffer"))
		}
		groups = append(groups, variedLabels(p, own.placed, l.sheet, "label"))
		p.labels, p.texts, p.labelled, p.unlabelled = own.reports, own.boxes, own.standing, own.leftOut
		p.found = append(p.found, own.warning(p)...)
		if err := heed.Err(ctx); err != nil {
			return nil, err
		}
	}
	return groups, nil
}

// wantedLabels are those of a frame, and the texts that they ask for, by the same numbers.
type wantedLabels struct {
	// layers are those that are labelled.
	layers []*placedLayer
	all    []wantedLabel
	texts  *label.List
	// carried is what features have that are called something or carry attributes; nil where no
	// label is of one.
	carried []carried
}

// carried is the id of a feature, as the data have it, and its attributes.
type carried struct {
	feature    string
	attributes []render.Attribute
}

// carry keeps what the feature of the last label carries.
func (w *wantedLabels) carry(c carried) {
	if w.carried == nil && c.feature == "" && len(c.attributes) == 0 {
		return
	}
	n := len(w.all)
	if w.carried == nil {
		w.carried = make([]carried, n, cap(w.all))
	} else {
		w.carried = longlist.For(w.carried, 1)[:n]
	}
	w.carried[n-1] = c
}

// carriedBy is what the feature of a label carries.
func (w *wantedLabels) carriedBy(i int) carried {
	if i < len(w.carried) {
		return w.carried[i]
	}
	return carried{}
}

// layer is that of a label.
func (w *wantedLabels) layer(i int) *placedLayer { return w.layers[w.all[i].layer] }

// seen is what stylesheets see of the feature of a label.
func (w *wantedLabels) seen(i int) visible {
	return visible{w.carriedBy(i).attributes, w.layer(i).features[w.all[i].number].Record}
}

// frameGap is how far labels keep from the edge of a frame, in pixels; less in small ones.
const frameGap = 2

// labels is what became of a layer's labels: those that stand somewhere, and what is to be
// reported of each.
type labels struct {
	placed  []placedLabel
	reports []LabelReport
	// standing counts those that stand somewhere, leftOut those without room, of which noRoom
	// are the first.
	standing, leftOut int
	noRoom            []string
	// wanted counts all, named those that are to be explained.
	wanted, named int
	// boxes are what the texts cover.
	boxes []place.Box
}

// leftOutShown is how many labels without room a warning names.
const leftOutShown = 3

// warning tells which labels of a layer are left out.
func (l *labels) warning(p *placedLayer) []config.Warning {
	n := l.leftOut
	if n == 0 {
		return nil
	}
	names := ""
	for _, name := range l.noRoom {
		names += ", " + strconv.Quote(brief.Of(name))
	}
	if n > leftOutShown {
		names += ", ..."
	}
	text := fmt.Sprintf("%d of %d labels have no room and are left out: %s", n, n+len(l.placed), names[2:])
	return []config.Warning{{Layer: p.ID, Text: text}}
}

// placeLabels decides where the wanted labels of a frame stand, and tells for each
// layer what became of them.
func placeLabels(ctx context.Context, of *wantedLabels, page label.Page, ask asking) (map[*placedLayer]*labels, error) {
	layout, asked, err := layLabels(ctx, of, page)
	if err != nil {
		return nil, err
	}
	all, stands := make([]labels, len(of.layers)), make(map[int]stood, min(len(layout.Placed), len(of.all)))
	steps := heed.Every(ctx, stepsOfLabels)
	for i := range layout.Placed {
		if err := steps.Take(1); err != nil {
			return nil, err
		}
		p := &layout.Placed[i]
		number := int(asked[p.Wanted])
		all[of.all[number].layer].place(of, number, p)
		stands[number] = stands[number].and(p)
	}
	if ask.explain == "" {
		layout = nil // what has to be told takes memory as well
	}
	r := reporting{of, all, stands, ask}
	if err := r.count(steps); err != nil {
		return nil, err
	}
	numbers, explained, err := r.report(steps, asked)
	if err != nil {
		return nil, err
	}
	by := make(map[*placedLayer]*labels, len(all))
	for i, p := range of.layers {
		by[p] = &all[i]
	}
	if compact.Program || len(numbers) == 0 { // the web's program has nowhere to say it
		return by, nil
	}
	return by, explainLabels(ctx, layout, numbers, explained)
}

// stood is where a label stands first, and how often it does.
type stood struct {
	first *label.Placed
	times int
}

func (s stood) and(p *label.Placed) stood { return stood{cmp.Or(s.first, p), s.times + 1} }

// place adds a label that stands somewhere.
func (l *labels) place(of *wantedLabels, number int, p *label.Placed) {
	size := p.Size
	if size == of.texts.Look(number).Font.Size {
		size = 0
	}
	l.placed = append(l.placed, placedLabel{directed(p.Form()), of.seen(number), of.carriedBy(number).feature, int(of.all[number].nth), size, p.Spacing, p.Boxes, nil})
	l.boxes = append(l.boxes, p.Boxes...)
}

// asking is what is asked of labels: which are to be explained, by their text or feature, and
// whether that is all that is to be told of each.
type asking struct {
	explain       string
	onlyExplained bool
}

// layLabels places the labels of a frame. Where more of a layer stand than it may have,
// those that matter least become idle, and the rest is placed again. asked has the
// number of each label of the layout among the wanted ones.
func layLabels(ctx context.Context, wanted *wantedLabels, page label.Page) (layout *label.Layout, asked []int32, err error) {
	steps := heed.Every(ctx, stepsOfLabels)
	asked = make([]int32, 0, len(wanted.all))
	for range 2 {
		asked = asked[:0]
		on := page
		on.Lines = slices.Clip(page.Lines)
		for i := range wanted.all {
			if err := steps.Take(1); err != nil {
				return nil, nil, err
			}
			if wanted.all[i].idle == 0 {
				asked = append(asked, int32(i))
			} else if own := wanted.texts.At(i); own.Feature != nil && own.Radius > 0 { // the symbol is drawn all the same
				on.Lines = append(on.Lines, lettering.Weights{}.Circles(own.Feature, own.Radius)...)
			}
		}
		texts := wanted.texts
		if len(asked) < texts.Len() {
			texts = texts.Only(asked)
		}
		if layout, err = label.LayList(ctx, texts, on); err != nil {
			return nil, nil, err
		}
		if !dropSurplus(wanted, layout, asked) {
			break
		}
	}
	return layout, asked, nil
}

// dropSurplus makes those labels idle that are more than their layer may have, and
// all that have no room there, and reports whether there are any.
func dropSurplus(of *wantedLabels, layout *label.Layout, asked []int32) bool {
	standing, dropped, wanted := make([][]int, len(of.layers)), false, of.all
	if !slices.ContainsFunc(of.layers, func(p *placedLayer) bool { return p.Labeling.MaxLabels > 0 }) {
		return false
	}
	stands := make([]bool, len(wanted))
	for _, p := range layout.Placed {
		i := int(asked[p.Wanted])
		if !stands[i] {
			standing[wanted[i].layer] = append(standing[wanted[i].layer], i)
		}
		stands[i] = true
	}
	for layer, numbers := range standing {
		most := lettering.Surplus(numbers, of.texts.Priority, of.layers[layer].Labeling.MaxLabels)
		if len(most) == 0 {
			continue
		}
		dropped = true
		for _, i := range most {
			wanted[i].idle = idleSurplus
		}
		for i := range wanted {
			if int(wanted[i].layer) == layer && !stands[i] && wanted[i].idle == 0 {
				wanted[i].idle = idleSurplus
			}
		}
	}
	return dropped
}
