package pdf

import (
	"fmt"
	"strings"
)

// structure tells readers that do not see a drawing what it consists of.
type structure struct {
	root, document Ref
	// kids are the elements of the document, parents what each page's marked content belongs to.
	kids    []Ref
	parents []string
}

// Element is a part of what a page says: a heading, a figure, a link.
type Element struct {
	ref    Ref
	role   string
	alt    string
	within *Element
	box    string
	page   *Page
	kids   []string
}

// Element begins a part within another one, nil for the document, of a role ("Sect", "H1",
// "Figure", "P"), with what stands for it for those who do not see it, empty for nothing.
func (p *Page) Element(within *Element, role, alt string) *Element {
	e := &Element{ref: p.d.reserve(), role: role, alt: alt, within: within, page: p}
	if within != nil {
		within.kids = append(within.kids, e.ref.String())
	} else {
		p.d.structure.kids = append(p.d.structure.kids, e.ref)
	}
	p.elements = append(p.elements, e)
	return e
}

// SetBox says where on the page a figure is, in points from below.
func (e *Element) SetBox(minX, minY, maxX, maxY float64) {
	e.box = "/A<</O/Layout/Placement/Block/BBox" + e.page.own(Box{minX, minY, maxX, maxY}).String() + ">>"
}

// write writes an element that lies on a page.
func (e *Element) write(p *Page) {
	parent := p.d.structure.document
	if e.within != nil {
		parent = e.within.ref
	}
	entries := fmt.Sprintf("/Type/StructElem/S%s/P %v/Pg %v%s", Name(e.role), parent, p.ref, e.box)
	if e.alt != "" {
		entries += "/Alt" + Text(e.alt)
	}
	p.d.put(e.ref, "<<"+entries+"/K["+strings.Join(e.kids, " ")+"]>>")
}

// write writes the root of the structure.
func (s *structure) write(d *Document) {
	d.put(s.document, fmt.Sprintf("<</Type/StructElem/S/Document/P %v/K[%s]>>", s.root, refs(s.kids)))
	var nums strings.Builder
	for i, of := range s.parents {
		fmt.Fprintf(&nums, "%d %s ", i, of)
	}
	d.put(s.root, fmt.Sprintf("<</Type/StructTreeRoot/K %v/ParentTree<</Nums[%s]>>/ParentTreeNextKey %d>>", s.document, nums.String(), len(s.parents)))
}
