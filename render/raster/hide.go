package raster

// hide finds the ops of which nothing is seen on a band: those of a group before one that covers all of the
// band. They are left out.
func (p *bandPainter) hide(band int32) {
	ops := p.canvas.ops
	p.beyond = append(p.beyond[:0], make([]int, len(ops))...)
	p.starts = append(p.starts[:0], 0) // where the group at hand begins, and those around it
	for i := range ops {
		o := &ops[i]
		switch o.kind {
		case beginGroup:
			p.starts = append(p.starts, i+1)
		case endGroup:
			p.starts = p.starts[:len(p.starts)-1]
			if len(p.starts) == 0 { // it began before these ops: it has to be blended
				p.starts = append(p.starts, i+1)
			}
		case paintPath:
			if o.covers(band, p.canvas.height) {
				p.beyond[p.starts[len(p.starts)-1]] = i
			}
		}
	}
}

// covers reports whether an op hides all that was painted on a band.
func (o *op) covers(band, height int32) bool {
	if o.paint.Colour.A != 255 || o.paint.Tile != nil || o.clip != nil {
		return false
	}
	edges := o.shape.on(band)
	if len(edges) != 1 || edges[0].x != beside || edges[0].step != 0 || o.rule == EvenOdd && edges[0].winds&1 == 0 {
		return false
	}
	first, last := band*bandRows*samples, min((band+1)*bandRows, height)*samples-1
	return edges[0].first == first && edges[0].last == last
}

// on are the edges on a band.
func (s *shape) on(band int32) []edge {
	if s == nil || band < s.top || int(band-s.top) >= len(s.bands)-1 {
		return nil
	}
	return s.edges[s.bands[band-s.top]:s.bands[band-s.top+1]]
}
