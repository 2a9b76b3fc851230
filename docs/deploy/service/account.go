package service

import "time"

// account is what somebody has used lately. Half of it is forgotten in halfLife.
type account struct {
	// used is how long its jobs ran, mean how long one of them does.
	used, mean time.Duration
	at         time.Time
	// proven tells that a job of the client's was done and was light.
	proven bool
}

// meanOf is of how many jobs, about, an account knows the mean.
const meanOf = 4

// charge puts what a job ran to its client's account.
func (s *schedule) charge(j *job, light bool, now time.Time) {
	c := s.of(j.client, now)
	c.used += j.ran
	switch {
	case !j.done || c.mean == 0: // it would have taken longer
		c.mean = max(c.mean, j.ran)
	default:
		c.mean += (j.ran - c.mean) / meanOf
	}
	c.proven = c.proven || light && j.done
}

// of is a client's account as of now.
func (s *schedule) of(c Client, now time.Time) *account {
	if len(s.clients) > mostAccounts {
		for other, a := range s.clients {
			if now.Sub(a.at) > 10*halfLife {
				delete(s.clients, other)
			}
		}
	}
	if s.clients[c] == nil {
		s.clients[c] = &account{at: now}
	}
	s.clients[c].age(now)
	return s.clients[c]
}

// age forgets half of an account each halfLife, in steps of a quarter of it.
func (a *account) age(now time.Time) {
	const step = halfLife / 4
	if now.Sub(a.at) > 40*halfLife {
		*a = account{at: now, proven: a.proven}
	}
	for ; now.Sub(a.at) >= step; a.at = a.at.Add(step) {
		a.used, a.mean = a.used*841/1000, a.mean*841/1000 // the fourth root of a half
	}
}
