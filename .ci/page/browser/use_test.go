package browser

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// scale is how far a map is zoomed in.
const scale = `new DOMMatrix(getComputedStyle([...document.querySelectorAll('.kg-moving')].find((e) => e.checkVisibility())).transform).a`

// TestUse hovers, taps, zooms and types its way through six maps at three widths.
func TestUse(t *testing.T) {
	browser := Browser(t)
	for _, config := range maps {
		file := draw(t, config)
		for _, width := range widths {
			t.Run(fmt.Sprintf("%s at %d", config, width), func(t *testing.T) {
				tab := Open(t, browser, file, width)
				defer tab.Quiet()
				tab.shot("open")
				if !tab.Truth("document.querySelector('.kg-tip[hidden]')") {
					t.Error("something is told before anything is pointed at")
				}
				point(tab)
				move(tab)
				zoom(tab)
				find(tab)
				readTable(tab)
			})
		}
	}
}

// shot is a picture named by the file and its width.
func (tab *Tab) shot(name string) {
	tab.t.Helper()
	tab.Shot(filepath.Base(tab.file) + "-" + name + "-" + tab.Text("''+innerWidth"))
}

// spot is a place of the window inside of a feature.
func (tab *Tab) spot() (x, y float64) {
	tab.t.Helper()
	at := evaluate[[]float64](tab, some)
	if len(at) != 2 {
		tab.t.Fatal("no feature can be pointed at")
	}
	return at[0], at[1]
}

// point hovers, clicks and taps.
func point(tab *Tab) {
	x, y := tab.spot()
	tab.must(chromedp.Do(tab.ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)))
	tab.waitFor("!document.querySelector('.kg-tip').hidden && document.querySelector('.kg-tip strong').textContent", "nothing is told of what is hovered")
	tab.shot("hover")
	tab.must(chromedp.Do(tab.ctx, chromedp.MouseClickXY(x, y)))
	tab.waitFor("document.querySelectorAll('[aria-current=true]').length == 1", "a click selects nothing")
	tab.Key(kb.Escape)
	tab.waitFor("document.querySelectorAll('[aria-current=true]').length == 0", "Escape leaves the selection")
	tab.touch(input.DispatchTouchEventTypeTouchStart, x, y)
	tab.touch(input.DispatchTouchEventTypeTouchEnd)
	tab.waitFor("document.querySelectorAll('[aria-current=true]').length == 1", "a tap selects nothing")
	tab.Key(kb.Escape)
}

// touch sends one event with fingers at places.
func (tab *Tab) touch(kind input.DispatchTouchEventType, places ...float64) {
	tab.t.Helper()
	points := []*input.TouchPoint{}
	for i := 0; i+1 < len(places); i += 2 {
		points = append(points, &input.TouchPoint{X: places[i], Y: places[i+1], ID: new(float64(i / 2))})
	}
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points})
		return err
	})
}

// waitFor waits until an expression is true.
func (tab *Tab) waitFor(expression, wrong string) {
	tab.t.Helper()
	for range 500 { // a busy machine may take long
		if tab.Truth(expression) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	tab.t.Error(wrong)
}

const focused = "document.activeElement.getAttribute('aria-label') || ''"

// focusMap takes the focus from the last button to the map, as the Tab key does.
func (tab *Tab) focusMap() {
	tab.t.Helper()
	tab.Text("document.activeElement.blur(), document.querySelector('.kg-buttons button:last-child').focus(), ''")
	tab.Key(kb.Tab)
	tab.waitFor("document.activeElement.matches('[role~=graphics-symbol]')", "Tab does not lead to the map")
}

// click clicks the first element that a selector finds.
func (tab *Tab) click(selector string) {
	tab.t.Helper()
	tab.Text("document.querySelector(" + quote(selector) + ").click(), ''")
}

// move goes over the map by keys.
func move(tab *Tab) {
	t := tab.t
	n := tab.Number("document.querySelectorAll('[role~=graphics-symbol]').length")
	if tabbable := tab.Number("document.querySelectorAll('svg [tabindex=\"0\"][role~=graphics-symbol]').length"); tabbable != 1 {
		t.Errorf("%v features are in the order of the Tab key, want 1", tabbable)
	}
	tab.focusMap()
	seen := map[string]bool{tab.Text(focused): true}
	if !tab.Truth("document.activeElement.matches('[role~=graphics-symbol]')") {
		t.Error("Tab does not lead to the map")
	}
	for _, key := range []string{kb.ArrowRight, kb.ArrowDown, kb.ArrowLeft, kb.ArrowUp, kb.Home, kb.End, kb.PageUp} {
		tab.Key(key)
		seen[tab.Text(focused)] = true
	}
	if len(seen) < int(math.Min(3, n)) {
		t.Errorf("keys lead to %d of %v features", len(seen), n)
	}
	for label := range seen {
		if label == "" {
			t.Error("a feature in focus has no name")
		}
	}
	if !tab.Truth("document.querySelector('.kg-focus path, .kg-focus circle')") {
		t.Error("the focus is not seen")
	}
	tab.shot("focus")
}

// zoom tries each way to zoom and to move.
func zoom(tab *Tab) {
	t := tab.t
	is := func(want float64, how string) {
		t.Helper()
		tab.waitFor(fmt.Sprintf("Math.abs((%s) - %g) < %g", scale, want, 0.01*want), fmt.Sprintf("%s: the map is not zoomed by %g", how, want))
	}
	tab.Key("0")
	tab.Key("+")
	is(2, "+")
	tab.Key("0")
	is(1, "0")
	click := func(n string) {
		tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.kg-buttons button:nth-child("+n+")').click()", noValue)))
	}
	click("1")
	click("1")
	is(4, "button")
	click("2")
	is(2, "button")
	click("3")
	is(1, "button")
	x, y := tab.spot()
	tab.clickTwice(x, y)
	is(2, "double click")
	tab.waitFor("document.querySelector('.kg-frame .kg-live').textContent.includes('200')", "the zoom is not told")
	before := tab.Text("document.querySelector('.kg-moving').getAttribute('transform')")
	tab.drag(x, y, x+40, y+30)
	tab.waitFor("document.querySelector('.kg-moving').getAttribute('transform') != "+quote(before), "a drag does not move the map")
	tab.Key("0")
	tab.wheel(x, y, -300)
	tab.waitFor("("+scale+") > 1.5", "the wheel does not zoom")
	tab.Key("0")
	tab.touch(input.DispatchTouchEventTypeTouchStart, x-10, y, x+10, y)
	for d := 15.0; d <= 40; d += 5 {
		tab.touch(input.DispatchTouchEventTypeTouchMove, x-d, y, x+d, y)
	}
	tab.touch(input.DispatchTouchEventTypeTouchEnd)
	tab.waitFor("("+scale+") > 1.5", "a pinch does not zoom")
	tab.shot("zoomed")
	click("3")
	is(1, "button")
}

// clickTwice is a double click.
func (tab *Tab) clickTwice(x, y float64) {
	tab.t.Helper()
	for n := range 2 {
		tab.must(chromedp.Do(tab.ctx, chromedp.MouseClickXY(x, y, chromedp.ClickCount(n+1))))
	}
}

func (tab *Tab) mouse(p input.DispatchMouseEventParams) {
	tab.t.Helper()
	tab.call(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, input.DispatchMouseEvent, p)
		return err
	})
}

func (tab *Tab) drag(x, y, toX, toY float64) {
	tab.t.Helper()
	tab.mouse(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMousePressed, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1})
	for i := 1.0; i <= 4; i++ {
		tab.mouse(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x + (toX-x)*i/4, Y: y + (toY-y)*i/4, Button: input.MouseButtonLeft, Buttons: 1})
	}
	tab.mouse(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseReleased, X: toX, Y: toY, Button: input.MouseButtonLeft, ClickCount: 1})
}

func (tab *Tab) wheel(x, y, by float64) {
	tab.t.Helper()
	tab.mouse(input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseWheel, X: x, Y: y, DeltaX: 0.001, DeltaY: by})
}

// find searches for the last feature by a part of its name.
func find(tab *Tab) {
	name := tab.Text("[...document.querySelectorAll('[role~=graphics-symbol]')].filter((e) => e.checkVisibility()).at(-1).getAttribute('aria-label').split('. ')[0]")
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.kg-search input').focus()", noValue)))
	tab.Key(strings.ToUpper(name))
	tab.waitFor("!document.querySelector('.kg-found').hidden", "nothing is found for "+name)
	tab.shot("search")
	tab.Key(kb.Enter)
	tab.waitFor("(document.querySelector('[aria-current=true]')?.getAttribute('aria-label') || '').includes("+quote(name)+")", name+" is found, but not selected")
	tab.Key("0")
}

func quote(s string) string {
	return "decodeURIComponent('" + strings.NewReplacer("%", "%25", "'", "%27", "\\", "%5C").Replace(s) + "')"
}

// readTable opens the table and sorts by its last column.
func readTable(tab *Tab) {
	t := tab.t
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.kg-tables summary').click()", noValue)))
	tab.waitFor("document.querySelector('.kg-tables table')", "there is no table")
	rows, features := tab.Number("document.querySelectorAll('.kg-tables tbody tr').length"), tab.Number("document.querySelectorAll('.kg-size:first-child [role~=graphics-symbol]').length")
	if rows != features {
		t.Errorf("the table has %v rows, the map %v features", rows, features)
	}
	const last = "document.querySelector('.kg-tables thead th:last-child')"
	for _, want := range []string{"descending", "ascending"} {
		tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void](last+".querySelector('button').click()", noValue)))
		if got := tab.Text(last + ".getAttribute('aria-sort')"); got != want && tab.Truth(last+".matches('.kg-number')") {
			t.Errorf("the table is sorted %s, want %s", got, want)
		}
	}
	tab.must(chromedp.Do(tab.ctx, chromedp.Evaluate[chromedp.Void]("document.querySelector('.kg-tables').scrollIntoView()", noValue)))
	tab.shot("table")
}
