//! The nearest of some names, for "Did you mean".

/// The question that names the nearest candidate, when one is near.
pub fn did_you_mean<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<String> {
    nearest(name, candidates).map(|near| format!("Did you mean \"{near}\"?"))
}

/// The candidate with the fewest edits to `name`; none when all are far.
fn nearest<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let edits = distance(&name.to_lowercase(), &candidate.to_lowercase());
        if best.is_none_or(|(least, _)| edits < least) {
            best = Some((edits, candidate));
        }
    }
    best.filter(|(edits, _)| *edits <= 1 + name.len().min(120) / 4)
        .map(|(_, near)| near)
}

/// Levenshtein's distance; long texts count as far, so that the cost stays bounded.
fn distance(left: &str, right: &str) -> usize {
    if left.len() > 120 || right.len() > 120 {
        return usize::MAX;
    }
    let mut costs: Vec<usize> = (0..=right.chars().count()).collect();
    for (row, one) in left.chars().enumerate() {
        let mut diagonal = row;
        let mut before = row + 1;
        for (cost, other) in costs.iter_mut().skip(1).zip(right.chars()) {
            let swap = diagonal + usize::from(one != other);
            diagonal = *cost;
            before = swap.min(diagonal + 1).min(before + 1);
            *cost = before;
        }
        if let Some(first) = costs.first_mut() {
            *first = row + 1;
        }
    }
    costs.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

    #[test]
    fn did_you_mean_names_the_nearest_and_nothing_far() {
        let names = ["postgresqlWhere", "postgresqlWith"];
        assert_eq!(
            did_you_mean("postgresqlWere", names.into_iter()).as_deref(),
            Some("Did you mean \"postgresqlWhere\"?")
        );
        assert_eq!(did_you_mean("engine", names.into_iter()), None);
    }
}
