package pdf

import (
	"fmt"
	"io"
	"strings"
)

// Info is what a document says of itself.
type Info struct {
	// Title and Subject are its name and description, empty for none.
	Title, Subject string
	// Lang is the BCP 47 language of its texts; empty for none.
	Lang string
	// Creator is the program that it is made by.
	Creator string
}

// Document is a file that is being written.
type Document struct {
	*objects
	info         Info
	root, tree   Ref
	front, pages []Ref
	// paper is what pages show that have no size of their own.
	paper     Box
	layers    []*Layer
	looks     map[Look]Ref
	lookNames map[Look]string
	spots     map[string]spot
	// spotList are the spots in the order in which they came; inked says that there are colours
	// of inks, and screens counts those that are of none.
	spotList []spot
	inked    bool
	// unit is the largest one of its pages, in points.
	unit      float64
	screens   screens
	fonts     []*Font
	fontOf    map[any]*Font
	structure structure
	bookmarks []bookmark
	// profile is that of the press that it is meant for, and channels how many inks that has.
	profile      []byte
	profileName  string
	profileClass string
	channels     int
}

// New begins a document.
func New(w io.Writer, info Info) *Document {
	d := &Document{
		objects: newObjects(w), info: info, looks: map[Look]Ref{}, lookNames: map[Look]string{},
		spots: map[string]spot{}, fontOf: map[any]*Font{},
	}
	d.root, d.tree = d.reserve(), d.reserve()
	d.structure.root, d.structure.document = d.reserve(), d.reserve()
	return d
}

// Hear says how the document's work hears why it is to end, nil while it is not. It may be
// asked by several goroutines at once; where it ended the document is not whole, and End and
// Close return why.
func (d *Document) Hear(ended func() error) { d.ended = ended }

// SetLang sets the language of the document's texts.
func (d *Document) SetLang(lang string) { d.info.Lang = lang }

// Paper says what all pages show that have no size of their own, in points; where it does not
// begin at 0, what is drawn may have negative coordinates.
func (d *Document) Paper(b Box) { d.paper = b }

// Close writes what pages share and the end of the file.
func (d *Document) Close() error {
	for _, f := range d.fonts {
		f.write(d)
	}
	d.writeLayers()
	d.structure.write(d)
	all := append(append([]Ref{}, d.front...), d.pages...)
	media := ""
	if d.paper != (Box{}) {
		media = "/MediaBox" + d.paper.String()
	}
	d.put(d.tree, fmt.Sprintf("<</Type/Pages/Count %d%s/Kids[%s]>>", len(all), media, refs(all)))
	info := d.add("<<" + d.infoEntries() + ">>")
	d.put(d.root, "<<"+d.catalogue()+">>")
	return d.close(d.root, info)
}

func refs(list []Ref) string {
	var b strings.Builder
	for i, r := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.String())
	}
	return b.String()
}

func (d *Document) infoEntries() string {
	entries := "/Producer" + Text("Kartograph")
	for _, e := range [][2]string{{"/Title", d.info.Title}, {"/Subject", d.info.Subject}, {"/Creator", d.info.Creator}} {
		if e[1] != "" {
			entries += e[0] + Text(e[1])
		}
	}
	return entries
}

// catalogue is what leads to all parts of the document.
func (d *Document) catalogue() string {
	entries := fmt.Sprintf("/Type/Catalog/Pages %v/MarkInfo<</Marked true>>/StructTreeRoot %v/Metadata %v", d.tree, d.structure.root, d.metadata())
	if d.info.Lang != "" {
		entries += "/Lang" + Text(d.info.Lang)
	}
	if d.info.Title != "" {
		entries += "/ViewerPreferences<</DisplayDocTitle true>>"
	}
	if len(d.layers) > 0 {
		entries += d.layerEntries()
	}
	if d.profile != nil {
		entries += "/OutputIntents[" + d.intent().String() + "]"
	}
	if len(d.front) > 0 {
		entries += fmt.Sprintf("/PageLabels<</Nums[0<</P%s>>%d<</S/D>>]>>", Text("Index"), len(d.front))
	}
	return entries + d.outlines()
}

// metadata are title and language in XMP (ISO 16684-1), as readers for archives and the blind
// look for them.
func (d *Document) metadata() Ref {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><dc:format>application/pdf</dc:format>")
	if d.info.Title != "" {
		b.WriteString("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escape(d.info.Title) + "</rdf:li></rdf:Alt></dc:title>")
	}
	if d.info.Subject != "" {
		b.WriteString("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escape(d.info.Subject) + "</rdf:li></rdf:Alt></dc:description>")
	}
	if d.info.Lang != "" {
		b.WriteString("<dc:language><rdf:Bag><rdf:li>" + escape(d.info.Lang) + "</rdf:li></rdf:Bag></dc:language>")
	}
	b.WriteString("<pdf:Producer>Kartograph</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	ref := d.reserve()
	d.stream(ref, "/Type/Metadata/Subtype/XML", packed{data: []byte(b.String())})
	return ref
}

// bookmark is a line of the outline that readers show beside the pages.
type bookmark struct {
	title string
	page  Ref
}

// Bookmark adds a line to the outline that leads to a page.
func (d *Document) Bookmark(title string, p *Page) {
	d.bookmarks = append(d.bookmarks, bookmark{title, p.ref})
}

// outlines writes the outline and is its entry of the catalogue.
func (d *Document) outlines() string {
	n := len(d.bookmarks)
	if n == 0 {
		return ""
	}
	top := d.reserve()
	lines := make([]Ref, n)
	for i := range lines {
		lines[i] = d.reserve()
	}
	for i, b := range d.bookmarks {
		entries := fmt.Sprintf("/Title%s/Parent %v/Dest[%v/Fit]", Text(b.title), top, b.page)
		if i > 0 {
			entries += "/Prev " + lines[i-1].String()
		}
		if i < n-1 {
			entries += "/Next " + lines[i+1].String()
		}
		d.put(lines[i], "<<"+entries+">>")
	}
	d.put(top, fmt.Sprintf("<</Type/Outlines/First %v/Last %v/Count %d>>", lines[0], lines[n-1], n))
	return "/Outlines " + top.String() + "/PageMode/UseOutlines"
}
