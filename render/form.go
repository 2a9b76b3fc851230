package render

import "fmt"

// mark writes one feature or label; p is its plot where it has one already.
func (d *document) mark(m *Mark, p *plot, in inherited) error {
	if err := d.out.err(); err != nil {
		return &writeError{err}
	}
	if m.isFeature() {
		d.keys[m.Key] = append(d.keys[m.Key], "")
	}
	switch form := m.Form.(type) {
	case nil:
		d.stats.Empty++
		return nil
	case Shape:
		return d.shape(m, form, p, in)
	case Text:
		return d.text(m, form, in)
	case TextAlong:
		return d.textAlong(m, form, in)
	case Letters:
		return d.letters(m, form, in)
	}
	return fmt.Errorf("a %T cannot be drawn", m.Form)
}

// markAttributes gathers what every mark has: id, data-*, class, style. own are
// the attributes that are written besides.
func (d *document) markAttributes(m *Mark, in inherited, own ...string) {
	d.stats.Marks++
	a := &d.attrs
	a.begin(own...)
	id := d.ids.take(m.ID)
	a.id(id)
	if m.Key != "" {
		switch ids := d.keys[m.Key]; {
		case m.isFeature():
			ids[len(ids)-1] = id
		case m.Nth < len(ids):
			a.link(ids[m.Nth])
		}
	}
	data := d.paged.dataOf(m)
	if of := d.paged.shared(m.ID, data, id); of != "" {
		a.set(ofName, of)
	} else {
		d.data(data)
	}
	d.paged.entry(a, m)
	d.looks.set(a, m.Classes, in.mark(m), m.Variants)
}
