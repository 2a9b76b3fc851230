package lettering

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render/label/place"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/palette"
	"github.com/twpayne/go-geom"
)

// readable is the contrast that small texts need (WCAG 2.2, 1.4.3), and hard the one below
// which a halo has to help: what the standard asks of large texts.
const readable, hard = 4.5, palette.LeastContrast

// Grounds are the coloured areas of a map that labels may stand on, in pixels, what is
// drawn first first.
type Grounds []ground

type ground struct {
	box    flat.Page
	shape  geom.T
	name   string
	colour palette.Colour
}

// Add adds an area with its fill, if that is a plain colour.
func (g *Grounds) Add(area geom.T, fill string) {
	if c, ok := palette.Parse(fill); ok && area != nil {
		*g = append(*g, ground{flat.Around[flat.Page](area.FlatCoords(), area.Stride()), area, fill, c})
	}
}

// Ink is how a text is drawn: in which colour, and in which one its halo, empty for none.
type Ink struct{ Fill, Halo string }

// Inked is how a text with some ink is drawn that covers boxes. Where most of it stands on
// grounds on which the paper's colour is easier to read, it turns to that; without a paper, which
// is what halos usually are of, to white or black. Where a part of it is hard to read even so,
// it gets a halo: of the ground on which it can be read, so that the halo is hardly seen, else
// of what can be told from it.
func (g Grounds) Inked(ink, paper string, boxes []place.Box) Ink {
	own, ok := palette.Parse(ink)
	if !ok {
		return Ink{Fill: ink}
	}
	paper, sheet := paperFor(own, paper)
	under, points := g.under(boxes)
	turning, stays := 0, false
	for _, u := range under {
		c := palette.Contrast(own, u.colour)
		if c < readable && palette.Contrast(sheet, u.colour) > c {
			turning += u.points
		}
		stays = stays || c < hard
	}
	now := Ink{Fill: ink}
	text, other := own, paper
	if 2*turning > points {
		now.Fill, text, other, stays = paper, sheet, ink, false
		beside := points
		for _, u := range under {
			stays = stays || palette.Contrast(sheet, u.colour) < hard
			beside -= u.points
		}
		stays = stays || beside > 0 // the paper's own colour
	}
	if !stays {
		return now
	}
	now.Halo, points = other, 0
	for _, u := range under {
		if u.points > points && palette.Contrast(text, u.colour) >= hard {
			now.Halo, points = u.name, u.points
		}
	}
	return now
}

// paperFor is the colour of the paper, if a text can be read on it, else white or black.
func paperFor(ink palette.Colour, paper string) (string, palette.Colour) {
	for _, name := range []string{paper, "#fff", "#000"} {
		if c, ok := palette.Parse(name); ok && palette.Contrast(ink, c) >= readable {
			return name, c
		}
	}
	return "#fff", palette.Colour{R: 255, G: 255, B: 255} // no ink is so far from both
}

// HaloOf is the look of a halo of a colour.
func HaloOf(colour string) styles.Style {
	return styles.Style{{Name: "fill", Value: colour}, {Name: "stroke", Value: colour}, {Name: "stroke-linejoin", Value: "round"}, {Name: "stroke-width", Value: "2.5px"}}
}

// beneath is a ground under a text, and how many points of that lie on it.
type beneath struct {
	name   string
	colour palette.Colour
	points int
}

// How many points of each box are looked at, along and across.
const along, across = 8, 3

// under are the grounds beneath boxes, in the order in which they are met, of which the
// topmost counts at each of as many points as it says.
func (g Grounds) under(boxes []place.Box) (list []beneath, points int) {
	for _, b := range boxes {
		near := g.near(b.Bounds())
		for i := range along * across {
			x, y := b.At((float64(i%along)+0.5)/along, (float64(i/along)+0.5)/across)
			points++
			for k := len(near) - 1; k >= 0; k-- {
				if near[k].holds(x, y) {
					list = counted(list, near[k].ground)
					break
				}
			}
		}
	}
	return list, points
}

func counted(list []beneath, k *ground) []beneath {
	for i := range list {
		if list[i].colour == k.colour {
			list[i].points++
			return list
		}
	}
	return append(list, beneath{k.name, k.colour, 1})
}

// nearby is a ground with those of its edges that decide which points of a box it holds.
type nearby struct {
	*ground
	edges [][4]float64
}

// near are the grounds whose boxes meet a box.
func (g Grounds) near(box flat.Page) (list []nearby) {
	for i := range g {
		k := nearby{ground: &g[i]}
		if !k.box.Meets(box) {
			continue
		}
		for polygon := range flat.Polygons(k.shape) {
			for _, ring := range polygon.Rings() {
				for s, j := polygon.Stride, 0; j+s+1 < len(ring); j += s {
					x0, y0, x1, y1 := ring[j], ring[j+1], ring[j+s], ring[j+s+1]
					if max(x0, x1) >= box.MinX && min(y0, y1) <= box.MaxY && max(y0, y1) >= box.MinY {
						k.edges = append(k.edges, [4]float64{x0, y0, x1, y1})
					}
				}
			}
		}
		list = append(list, k)
	}
	return list
}

// holds reports whether a point is in the ground, by the even-odd rule.
func (k nearby) holds(x, y float64) bool {
	inside := false
	for _, e := range k.edges {
		if (e[1] > y) != (e[3] > y) && x < e[0]+float64((e[2]-e[0])*(y-e[1])/(e[3]-e[1])) {
			inside = !inside
		}
	}
	return inside
}
