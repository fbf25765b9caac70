"""Tests of `connectors.py` on an emulator."""

import pytest

from connectors import Unavailable, team_connectors

OPERATION = "listConnectorInstances"


def statuses(pipeshub):
    return [seen["status"] for seen in pipeshub.requests() if seen["operation"] == OPERATION]


def test_connector_of_the_seed_is_listed(pipeshub):
    assert team_connectors(pipeshub.server_url, pipeshub.token) == ["Wiki"]
    assert statuses(pipeshub) == [200]


def test_service_that_is_down_once_is_asked_again(pipeshub):
    pipeshub.fault(fault="status", status=503, operation=OPERATION)
    assert team_connectors(pipeshub.server_url, pipeshub.token) == ["Wiki"]
    assert statuses(pipeshub) == [503, 200]


def test_service_that_stays_down_is_reported(pipeshub):
    pipeshub.fault(fault="status", status=503, operation=OPERATION, times=2)
    with pytest.raises(Unavailable, match="status 503"):
        team_connectors(pipeshub.server_url, pipeshub.token)
    assert statuses(pipeshub) == [503, 503]


def test_wrong_token_is_reported_after_one_attempt(pipeshub):
    with pytest.raises(Unavailable, match="status 401"):
        team_connectors(pipeshub.server_url, "wrong")
    assert statuses(pipeshub) == [401]
