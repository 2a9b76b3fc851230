package pdf

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/styles/ink"
)

// Press says that the document has colours of inks: what is drawn from then on has its greys in
// black ink alone, and pages that end after it are blended in inks.
func (d *Document) Press() { d.inked = true }

// forPress reports whether the document is for a press, by its colours or its profile.
func (d *Document) forPress() bool { return d.inked || d.channels == 4 || d.channels == 1 }

// neutral reports whether a colour is a grey, white or black of screens.
func neutral(k ink.Colour) bool {
	return !k.Process && k.Spot == "" && k.Red == k.Green && k.Green == k.Blue
}

// InScreens reports whether a colour stays one of screens, red, green and blue, in a document
// for a press: that of a spot ink is only what stands for it.
func (d *Document) InScreens(k ink.Colour) bool {
	return d.forPress() && !k.Process && k.Spot == "" && !neutral(k)
}

// grey is what sets a grey on a press. In black ink it is of DeviceCMYK, which alone can
// overprint (ISO 32000-1, table 149); white is no ink at all, and must not overprint, or it
// would not be seen.
func (d *Document) grey(v float64, stroke bool) string {
	gray, cmyk := " g", " k"
	if stroke {
		gray, cmyk = " G", " K"
	}
	if v >= 1 || d.blendSpace() == "/DeviceGray" {
		return parts(v) + gray
	}
	return "0 0 0 " + parts(1-v) + cmyk
}

// registration is the ink that stands for all (ISO 32000-1, 8.6.6.4).
const registration = "All"

// StrokeRegistration has lines drawn with all inks that there are: marks by which plates are
// put in register.
func (c *Canvas) StrokeRegistration() {
	all := ink.Colour{Spot: registration, Tint: "1", Alpha: 1, Process: true, CMYK: [4]string{"1", "1", "1", "1"}}
	c.set(&c.now.stroke, c.colour(all, true))
}

// mostNamed is how many things are named of those that a warning counts.
const mostNamed = 5

// screens counts what stays in colours of screens.
type screens struct {
	things int
	named  []string
	// early says that there were some before anyone knew of inks.
	early bool
}

// Left notes a thing that stays in colours of screens: where it is and its colour.
func (d *Document) Left(where string, k ink.Colour) {
	d.screens.things++
	if len(d.screens.named) > mostNamed {
		return
	}
	name := strings.TrimSpace(where + " (" + k.Hex() + ")")
	for _, had := range d.screens.named {
		if had == name {
			return
		}
	}
	d.screens.named = append(d.screens.named, name)
}

// Told is what a printer should know of the document's colours, in words.
func (d *Document) Told() []string {
	var all []string
	if n := d.screens.things; n > 0 {
		named := d.screens.named
		few := strings.Join(named[:min(len(named), mostNamed)], ", ")
		if len(named) > mostNamed {
			few += " and others"
		}
		things, are := "things", "are"
		if n == 1 {
			things, are = "thing", "is"
		}
		all = append(all, fmt.Sprintf("%d %s %s in RGB, which the press makes inks of by rules of its own: %s; give them cmyk() in the stylesheet", n, things, are, few))
	}
	if d.screens.early && d.forPress() {
		all = append(all, "what was drawn before the first colour of inks is in RGB, greys too; give \"export.output-intent\"")
	}
	all = append(append(all, d.intentTold()...), d.spotsTold()...)
	return append(all, d.unitTold()...)
}

// spotsTold tells of spot inks that do not print as one might expect.
func (d *Document) spotsTold() []string {
	var all []string
	stands := map[string]string{}
	for _, s := range d.spotList {
		had, twice := stands[s.ink]
		switch {
		case twice:
			all = append(all, fmt.Sprintf("the ink %q is once %s and once %s on screens; it is one ink on the press: write the same for it everywhere", s.ink, had, s.stands))
			continue
		case processInk(s.ink):
			all = append(all, fmt.Sprintf("spot(%q) is drawn on the plate of the process ink of that name: write cmyk(), or give the ink a name of its own", s.ink))
		}
		stands[s.ink] = s.stands
	}
	return all
}

// processInk reports whether a name is that of a process ink (ISO 32000-1, 8.6.6.4), whatever
// its case: platesetters put both on one plate.
func processInk(name string) bool {
	switch strings.ToLower(name) {
	case "cyan", "magenta", "yellow", "black":
		return true
	}
	return false
}
