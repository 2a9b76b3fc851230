package difference

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// apply carries out changes as the page does: on the elements of the old document.
func apply(t *testing.T, old string, changes []Change) *node {
	t.Helper()
	root := parse(old)
	all := map[int]*node{}
	var gather func(n *node)
	gather = func(n *node) {
		all[n.index] = n
		for _, c := range n.nodes {
			gather(c)
		}
	}
	gather(root)
	gone := map[*node]bool{}
	for _, c := range changes {
		n := all[c.Index]
		if c.Set != nil || c.Drop != nil {
			n.open = changed(n.open, c)
		}
		if c.Content != nil {
			inner := parse("<svg>" + *c.Content + "</svg>")
			n.nodes, n.text = inner.nodes, inner.text
		}
		if c.Gone {
			gone[n] = true
		}
		if c.Insert != "" {
			come := parse("<svg>" + c.Insert + "</svg>").nodes
			at := len(n.nodes)
			for i, child := range n.nodes {
				if c.Before > 0 && child == all[c.Before] {
					at = i
				}
			}
			n.nodes = append(append(append([]*node{}, n.nodes[:at]...), come...), n.nodes[at:]...)
		}
	}
	var sweep func(n *node)
	sweep = func(n *node) {
		var stay []*node
		for _, c := range n.nodes {
			if !gone[c] {
				sweep(c)
				stay = append(stay, c)
			}
		}
		n.nodes = stay
	}
	sweep(root)
	return root
}

func changed(open string, c Change) string {
	out := ""
	for _, a := range attributes(open) {
		value, set := c.Set[a.name]
		dropped := false
		for _, d := range c.Drop {
			dropped = dropped || d == a.name
		}
		if !dropped && !set {
			out += fmt.Sprintf(" %s=%q", a.name, a.value)
		} else if set {
			out += fmt.Sprintf(" %s=%q", a.name, value)
		}
		delete(c.Set, a.name)
	}
	for name, value := range c.Set {
		out += fmt.Sprintf(" %s=%q", name, value)
	}
	return out
}

// text is a document with its attributes in an order of their own.
func text(n *node) string {
	var b strings.Builder
	b.WriteString("<" + n.name)
	seen := map[string]string{}
	for _, a := range attributes(n.open) {
		seen[a.name] = a.value
	}
	for _, name := range []string{"id", "fill", "d"} {
		if v, ok := seen[name]; ok {
			fmt.Fprintf(&b, " %s=%q", name, v)
		}
	}
	b.WriteString(">" + n.text)
	for _, c := range n.nodes {
		b.WriteString(text(c))
	}
	b.WriteString("</>")
	return b.String()
}

// invent makes a document.
func invent(r *rand.Rand, depth int) string {
	name := []string{"g", "path", "text"}[r.Intn(3)]
	if depth == 0 {
		name = "svg"
	}
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range []string{"id", "fill", "d"} {
		if r.Intn(3) == 0 {
			fmt.Fprintf(&b, ` %s="%c>"`, a, 'a'+rune(r.Intn(3)))
		}
	}
	if depth > 0 && r.Intn(4) == 0 {
		return b.String() + "/>"
	}
	b.WriteString(">")
	if r.Intn(3) == 0 {
		fmt.Fprintf(&b, "t%d", r.Intn(2))
	}
	for range r.Intn(5 - depth) {
		b.WriteString("\n" + invent(r, depth+1))
	}
	return b.String() + "</" + name + ">"
}

// TestChangesLeadThere carries out the changes between documents of all kinds.
func TestChangesLeadThere(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 3000 {
		old, now := invent(r, 0), invent(r, 0)
		if r.Intn(2) == 0 {
			now = strings.Replace(old, `"a>"`, `"b>"`, 1+r.Intn(2))
		}
		changes, ok := Between(Read(old), Read(now))
		if !ok {
			t.Fatalf("cannot compare %s and %s", old, now)
		}
		if got, want := text(apply(t, old, changes)), text(parse(now)); got != want {
			t.Fatalf("%s\nbecomes %s\nwant    %s\nby %+v", old, got, want, changes)
		}
	}
}

// TestOnlyWhatChanges keeps what stays out of the changes.
func TestOnlyWhatChanges(t *testing.T) {
	old := `<?xml version="1.0"?><svg><g id="a" fill="#f00"><path d="M1 2"/></g><g id="b"/></svg>`
	changes, ok := Between(Read(old), Read(strings.Replace(old, "#f00", "a &amp; b", 1)))
	if !ok || len(changes) != 1 || changes[0].Index != 1 || len(changes[0].Set) != 1 || changes[0].Set["fill"] != "a & b" {
		t.Errorf("%+v", changes)
	}
}

// TestNoDocument refuses what is none, without a panic.
func TestNoDocument(t *testing.T) {
	good := `<svg><g id="a">x</g></svg>`
	for i := range good {
		if _, ok := Between(Read(good[:i]), Read(good)); ok {
			t.Errorf("%q is taken for a document", good[:i])
		}
	}
	if _, ok := Between(Read(strings.Repeat("<svg>", 1e5)), Read(good)); ok {
		t.Error("elements nest without end")
	}
}

func ExampleBetween() {
	changes, _ := Between(Read(`<svg><g fill="red"/></svg>`), Read(`<svg><g fill="blue"/></svg>`))
	fmt.Println(changes[0].Index, changes[0].Set)
	// Output: 1 map[fill:blue]
}
