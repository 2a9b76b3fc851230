package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Box is a rectangle of a page in points, from the lower left corner.
type Box struct{ MinX, MinY, MaxX, MaxY float64 }

// String is the box as an array of PDF.
func (b Box) String() string { return "[" + numbers(b.MinX, b.MinY, b.MaxX, b.MaxY) + "]" }

// Page is a page that is being drawn; one document draws one at a time.
type Page struct {
	d         *Document
	ref       Ref
	resources Ref
	used      map[string]map[string]string
	media     Box
	// unit is how many points the page's own unit is.
	unit float64
	// Trim and Bleed are the page as it is cut, and with what is printed beyond; the zero value is
	// the whole page.
	Trim, Bleed Box
	contents    []*piece
	canvas      *Canvas
	elements    []*Element
	// marked are the elements of each number of marked content.
	marked      []*Element
	annotations []Ref
	// later are the links that are added after the page is written; 0 for none.
	later Ref
	key   int
}

// piece is a part of what a page shows, which is packed while the next one is drawn.
type piece struct {
	ref    Ref
	data   packed
	packed sync.WaitGroup
}

// Page begins a page of a size in points; one of no size is as large as the document says in
// the end (Paper).
func (d *Document) Page(width, height float64) *Page {
	p := &Page{d: d, ref: d.reserve(), resources: d.reserve(), used: map[string]map[string]string{}, media: Box{0, 0, width, height}}
	p.key = len(d.structure.parents)
	d.structure.parents = append(d.structure.parents, "null")
	p.canvas = &Canvas{page: p, top: true}
	if p.unit = unitOf(width, height); p.unit > 1 {
		d.unit = max(d.unit, p.unit)
		p.canvas.Concat(p.inUnits())
	}
	d.pages = append(d.pages, p.ref)
	return p
}

// ToFront has the page stand before all others, behind those that do so already.
func (p *Page) ToFront() {
	d := p.d
	d.pages = slices.DeleteFunc(d.pages, func(r Ref) bool { return r == p.ref })
	d.front = append(d.front, p.ref)
}

// Ref is the page as links have it.
func (p *Page) Ref() Ref { return p.ref }

// Canvas is what the page is drawn with.
func (p *Page) Canvas() *Canvas { return p.canvas }

// use notes something that a page's drawing refers to, and returns its name there.
func (p *Page) use(kind, name string, what string) string {
	if p.used[kind] == nil {
		p.used[kind] = map[string]string{}
	}
	p.used[kind][name] = what
	return "/" + name
}

// flush packs what was drawn so far.
func (p *Page) flush() {
	if len(p.canvas.b) == 0 {
		return
	}
	one := &piece{ref: p.d.reserve()}
	data := p.canvas.b
	p.canvas.b = nil
	one.packed.Go(func() { one.data = p.d.pack(data) })
	p.contents = append(p.contents, one)
}

// Link makes a part of the page, in points, lead to another one, by its reference; alt says
// where to. It belongs to an element of the structure.
func (p *Page) Link(at Box, to Ref, within *Element, alt string) {
	p.annotate(at, fmt.Sprintf("/Dest[%v/Fit]", to), within, alt)
}

// URI makes a part of the page, in points, lead to an address.
func (p *Page) URI(at Box, uri string, within *Element, alt string) {
	p.annotate(at, "/A<</S/URI/URI"+Text(uri)+">>", within, alt)
}

func (p *Page) annotate(at Box, target string, within *Element, alt string) {
	key := len(p.d.structure.parents)
	e := p.Element(within, "Link", alt)
	ref := p.d.add(fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect%v/Border[0 0 0]/F 4/StructParent %d/Contents%s%s>>", p.own(at), key, Text(alt), target))
	p.d.structure.parents = append(p.d.structure.parents, e.ref.String())
	e.kids = append(e.kids, fmt.Sprintf("<</Type/OBJR/Obj %v>>", ref))
	p.annotations = append(p.annotations, ref)
}

// End writes the page; it is drawn on no more.
func (p *Page) End() error {
	d := p.d
	p.flush()
	var contents []Ref
	for _, one := range p.contents {
		one.packed.Wait()
		d.stream(one.ref, "", one.data)
		contents = append(contents, one.ref)
	}
	drawn := ""
	if len(contents) > 0 {
		drawn = "/Contents[" + refs(contents) + "]"
	}
	media := ""
	if p.media != (Box{}) {
		media = "/MediaBox" + p.own(p.media).String()
	}
	entries := fmt.Sprintf("/Type/Page/Parent %v%s/Resources %v%s/StructParents %d/Tabs/S/Group<</S/Transparency/CS%s>>",
		d.tree, media, p.resources, drawn, p.key, d.blendSpace())
	if p.Trim != (Box{}) {
		entries += "/TrimBox" + p.own(p.Trim).String()
	}
	if p.Bleed != (Box{}) {
		entries += "/BleedBox" + p.own(p.Bleed).String()
	}
	if p.unit > 1 {
		entries += "/UserUnit " + number(p.unit)
	}
	if p.later != 0 {
		entries += "/Annots " + p.later.String()
	} else if len(p.annotations) > 0 {
		entries += "/Annots[" + refs(p.annotations) + "]"
	}
	d.put(p.ref, "<<"+entries+">>")
	d.put(p.resources, p.resourceEntries())
	for _, e := range p.elements {
		e.write(p)
	}
	var marked []Ref
	for _, e := range p.marked {
		marked = append(marked, e.ref)
	}
	if len(marked) > 0 {
		d.structure.parents[p.key] = d.add("[" + refs(marked) + "]").String()
	} else {
		d.structure.parents[p.key] = "[]"
	}
	*p = Page{d: d, ref: p.ref}
	return d.err
}

func (p *Page) resourceEntries() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, kind := range slices.Sorted(maps.Keys(p.used)) {
		b.WriteString("/" + kind + "<<")
		for _, name := range slices.Sorted(maps.Keys(p.used[kind])) {
			b.WriteString("/" + name + " " + p.used[kind][name])
		}
		b.WriteString(">>")
	}
	b.WriteString(">>")
	return b.String()
}
