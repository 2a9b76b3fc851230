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

// Inked is how a text with some ink is drawn that covers boxes. Where it is hard to read on most
// of what it stands on, it turns to the ink that is easiest to read there: the paper's colour, or
// its own at its strongest, black or white. Without a paper, which is what halos usually are of,
// that is white or black too. Where a part of it is hard to read even so, it gets a halo: of
// the ground on which it can be read, so that the halo is hardly seen, else of what can be told
// from it.
func (g Grounds) Inked(ink, paper string, boxes []place.Box) Ink {
	own, ok := palette.Parse(ink)
	if !ok {
		return Ink{Fill: ink}
	}
	paper, sheet := paperFor(own, paper)
	inks := [...]pen{{ink, own}, {paper, sheet}, strongest(sheet)}
	under, points := g.under(boxes)
	votes := [len(inks)]int{points}
	for _, u := range under {
		best := 0
		if c := palette.Contrast(own, u.colour); c < readable {
			for i, p := range inks {
				if n := palette.Contrast(p.colour, u.colour); n > c {
					best, c = i, n
				}
			}
		}
		votes[0], votes[best] = votes[0]-u.points, votes[best]+u.points
	}
	chosen := 0
	for i, n := range votes {
		if 2*n > points {
			chosen = i
		}
	}
	now, beside, hidden := Ink{Fill: inks[chosen].name}, points, false
	for _, u := range under {
		hidden = hidden || palette.Contrast(inks[chosen].colour, u.colour) < hard
		beside -= u.points
	}
	onPaper := beside > 0 && palette.Contrast(inks[chosen].colour, sheet) < hard
	if hidden || onPaper {
		now.Halo = haloFor(inks[chosen], under, paper, ink)
	}
	return now
}

// pen is a colour of texts with its name.
type pen struct {
	name   string
	colour palette.Colour
}

// strongest is the ink that is easiest to read on a paper.
func strongest(paper palette.Colour) pen {
	black, white := palette.Colour{R: 0x11, G: 0x11, B: 0x11}, palette.Colour{R: 255, G: 255, B: 255}
	if palette.Contrast(black, paper) > palette.Contrast(white, paper) {
		return pen{"#111", black}
	}
	return pen{"#fff", white}
}

// haloFor is the colour of most of the ground on which an ink can be read, else that of the
// paper or of the ink that the text had.
func haloFor(ink pen, under []beneath, paper, was string) string {
	halo, points := paper, 0
	if ink.name == paper {
		halo = was
	}
	for _, u := range under {
		if u.points > points && palette.Contrast(ink.colour, u.colour) >= hard {
			halo, points = u.name, u.points
		}
	}
	return halo
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
